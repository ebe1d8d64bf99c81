"""What refusals are worded in: English and Chinese. Sentences and tables only."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """The sentences of one language. What stands in braces is filled in by ``refusal``."""

    cannot: str
    place: str
    example: str
    default: str
    """The example where none is like what was said."""
    no_pronoun: str
    no_secret: str
    secrets: str
    no_secrets: str
    comma: str
    quotes: tuple[str, str]
    model: str
    advice: tuple[tuple[str, str], ...]
    """How to say instead what fits a pattern."""


ENGLISH = Wording(
    cannot=(
        'The phrasebook cannot follow "{clause}"{place}; nothing was done. It follows explicit instructions in English '
        'or Chinese: {advice}. A name that holds a comma, an "and" or a verb goes in double quotes. {model}'
    ),
    place=" (part {number} of {count})",
    example='for example "{example}"',
    default="tap Create contact",
    no_pronoun='name the thing instead of "{pronoun}", as in "tap Save"',
    no_secret=(
        'No secret named "{name}" is known: {there}. Nothing was done. Give the secret to the service under that '
        'name; to type the words themselves, put them in quotes, as in: enter "secret {name}" as title.'
    ),
    secrets="this task has the secrets {names}",
    no_secrets="this task was given no secrets",
    comma=", ",
    quotes=('"', '"'),
    model=(
        "For goals in free words, configure a model: set DEIXIS_MODEL_BASE_URL, DEIXIS_MODEL_NAME and, where the "
        'endpoint wants one, DEIXIS_MODEL_KEY, and choose the planner "model". DEIXIS_MODEL_BASE_URL is '
        "https://api.openai.com/v1 for OpenAI, http://host:8000/v1 for vLLM, http://host:11434/v1 for Ollama."
    ),
    advice=(
        (r"(?:set|add|create|make) (?:an? |the )?(?:new )?(?:alarm|timer|reminder|event)\b.*",
         'say each step, as in "open Clock, tap Add alarm, switch to text input, enter 07 as hour, tap OK"'),
        (r"(?:search|look)(?: for)? .+|find .+", 'say each step, as in "tap Search, type pizza, press enter"'),
        (r"wait(?: for)? .*(?:moment|while|bit).*|wait",
         'say how long, as in "wait 3 seconds", or for what, as in "wait until Loading is gone"'),
        (r"toggle .+", 'say which way, as in "turn on Wi-Fi" or "turn off Wi-Fi"'),
        (r"go to .+|navigate to .+", 'say "open Settings" for an app, or "tap Display" for something on the screen'),
        (r"scroll .+", 'say where to stop, as in "scroll to About phone" or "scroll to the bottom"'),
        (r"(?:send|text|message|email|call|phone) .+",
         'say each step, as in "open Messages, tap the first conversation, type hello, tap Send"'),
        (r"(?:add|create|make) .*\bcontacts?\b.*",
         'say each step, as in "open Contacts, tap Create contact, enter Ada as first name, tap Save"'),
        (r"(?:check|verify|make sure|ensure|confirm)\b.+",
         'say it as "check that Ada is shown", "check that Wi-Fi is on" or "check that the title says Draft"'),
    ),
)  # fmt: skip

CHINESE = Wording(
    cannot=(
        "phrasebook 无法执行「{clause}」{place}，什么也没有做。它按字面执行用中文或英文说清楚的步骤：{advice}。"
        "名称里有逗号、“然后”或动词时，请加引号。{model}"
    ),
    place="（共 {count} 步，第 {number} 步）",
    example="例如「{example}」",
    default="点击“保存”",
    no_pronoun="请说出名称，不要说「{pronoun}」，例如「点击“保存”」",
    no_secret=(
        "没有名为「{name}」的密钥：{there}。什么也没有做。请用这个名称把密钥交给服务；如果要输入这些字本身，请加引号，例如："
        "在标题输入框输入“密钥{name}”。"
    ),
    secrets="本任务的密钥有{names}",
    no_secrets="本任务没有密钥",
    comma="、",
    quotes=("「", "」"),
    model=(
        "要随意表达，请配置模型：设置 DEIXIS_MODEL_BASE_URL、DEIXIS_MODEL_NAME，以及服务端需要时的 DEIXIS_MODEL_KEY，"
        "并把 planner 选为 model。DEIXIS_MODEL_BASE_URL：OpenAI 是 https://api.openai.com/v1，"
        "vLLM 是 http://host:8000/v1，Ollama 是 http://host:11434/v1。"
    ),
    advice=(
        (r".*(?:闹钟|定时器|提醒|日程).*",
         "请逐步说，例如「打开时钟，点击添加闹钟，切换到文字输入模式，在小时输入框输入07，点击确定」"),
        (r".*(?:搜索|搜寻|查找|寻找|找到?|搜).+", "请逐步说，例如「点击搜索，输入天气，按回车键」"),
        (r"(?:等待|等).*(?:秒|分|会|下|刻|段).*|等待?", "请说等多久或等什么，例如「等待3秒」「等到“加载中”消失」"),
        (r"切换.+", "请说打开还是关闭，例如「打开蓝牙」或「关闭蓝牙」"),
        (r"(?:去|前往|转到|跳转到|来到|返回).+", "打开应用请说「打开设置」，屏幕上的东西请说「点击“显示”」"),
        (r".*(?:滚|滑|翻|拉)动?到.+", "请说到哪里为止，例如「滚动到“关于手机”」「滚动到底部」"),
        (r"(?:给|发|向.+发|打电话|呼叫|拨打|回复).*",
         "请逐步说，例如「打开信息，点击第一个会话，输入你好，点击发送」"),
        (r"(?:添加|新建|创建|加).*联系人.*",
         "请逐步说，例如「打开联系人，点击新建联系人，在名字输入框输入王芳，点击保存」"),
        (r"(?:检查|确认|验证|核实|核对|确保|断言|看看).+",
         "请说成「检查显示“王芳”」、「检查蓝牙已打开」或「检查标题是“草稿”」"),
        (r"(?:删除|移除|收藏|取消收藏|点赞|分享|播放|暂停|静音|置顶|归档|展开|收起).+",
         "请说点哪个按钮，例如「点击“王芳”那一行的删除按钮」"),
        (r"(?:如果|要是|假如|当|每|直到).+", "它不作判断，请说出要做的步骤，例如「打开设置，点击声音」"),
    ),
)  # fmt: skip
