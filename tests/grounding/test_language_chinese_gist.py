"""What a step asks for in Chinese, without why, and who is to do it."""

import pytest

from grounding.language.chinese_gist import asks_twice, gist
from grounding.language.parse import parse
from grounding.language.query import NotUnderstood
from grounding.vocabulary.words import normal


@pytest.mark.parametrize(
    ("phrase", "asked"),
    [
        ("备注已改好，提交保存", "提交保存"),
        ("打开购物应用，查订单物流", "打开购物应用"),
        ("用户要练自我介绍，打开第五讲", "打开第五讲"),
        ("检查电量，点右上角的电池图标", "点右上角的电池图标"),
        ("您点左上角的返回箭头", "点左上角的返回箭头"),
        ("右上角的加号，您点一下", "右上角的加号"),
        ("退回上一页", "返回按钮"),
        ("给那封邮件加星标", "那封邮件的星标"),
        ("三个图标，您点中间那个", "第2个图标"),
        ("右上角三个图标，点最左边那个", "右上角从右数第3个图标"),
        ("先点底栏的浏览器，查快递单号", "先点底栏的浏览器"),
        ("点 LOAD 读取之前保存的脚本", "点 LOAD"),
        ("点右下角的加号新建任务", "点右下角的加号"),
        ("按最下面中间的键，回到桌面", "按最下面中间的键"),
        ("把统计时间切换为90天", "90天"),
        ("弄好了，存一下", "弄好了,保存"),
        ("帮我扫个码", "帮我扫码"),
        ("点设置按钮旁边的开关", "点设置按钮旁边的开关"),
    ],
)
def test_the_clause_that_asks_is_kept(phrase: str, asked: str) -> None:
    assert gist(normal(phrase)) == normal(asked)


@pytest.mark.parametrize(
    ("phrase", "field"),
    [
        ("在企业一栏输入示例公司", "企业输入框"),
        ("备注名一栏填入采购部", "备注名输入框"),
        ("在搜索框输入台北天气", "搜索框"),
        ("把密码填进第二个输入框", "第二个输入框"),
        ("在电话号码栏输入13800138000", "电话号码输入框"),
    ],
)
def test_what_is_typed_is_not_where(phrase: str, field: str) -> None:
    assert gist(phrase) == field


@pytest.mark.parametrize(
    "phrase",
    ["看到信息了吗？点它右边的图标", "信息下面有个开关，点一下", "看最后一行，点第二张图片", "确认支付"],
)
def test_what_belongs_together_stays(phrase: str) -> None:
    assert gist(normal(phrase)) == normal(phrase)


def test_two_touches_are_two_steps() -> None:
    assert asks_twice(normal("打开注册，点击登录按钮"))
    assert not asks_twice(normal("打开购物应用，查订单物流"))


def test_names_are_looked_for_in_english_behind_all_else() -> None:
    ways = parse("热点")
    assert not isinstance(ways, NotUnderstood)
    assert [way.words for way in ways if way.translated] == [("hotspot",)]
    assert ways[-1].translated
    assert not any(way.translated for way in ways[:-1])
