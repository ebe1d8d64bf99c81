"""What people say around a step in Chinese. Tables, in simplified characters."""

from __future__ import annotations


def _said(forms: str) -> tuple[str, ...]:
    return tuple(forms.split("/"))


STRONG = _said(
    "点击一下/点击/点一下/点开/点按/点选/点中/点进/轻触/轻点/按一下/按下/按住/长按/双击/单击/戳一下/戳/"
    "勾选/勾上/选中/选择/选一下/选/点/按"
)
"""Verbs of touching."""

MIDDLING = _said(
    "打开/进入/进到/切换到/切换至/切换成/切换为/切到/切回/切换/展开/收起/折叠/返回到/返回/回到/退回/前往/"
    "转到/跳到/跳转到/启动/运行/开启/启用/关闭/关掉/关上/停用/停止/暂停/播放/提交/发送/保存/删除/取消/"
    "添加/新建/新增/使用/用/去/到"
)
"""Verbs that ask for a touch where nothing else does."""

GOING = _said(
    "打开/进入/进到/切换到/切换至/切换/切到/切回/展开/收起/返回/回到/退回/前往/转到/跳到/启动/开启/启用/关闭/关掉"
)
"""Those that are a step of their own behind another one."""

WEAK = _said(
    "查看/查询/查找/查/看看/看一下/看/检查/确认/核对/找到/找出/找/搜索/搜/准备/继续/验证/了解/阅读/读/"
    "浏览/学习/练习/练/调整/修改/更改/改/编辑/写/输入/填写/登录/登陆/注册/访问/设置/授予/授权/允许/清除/"
    "清空/清理/套用/复制/分享/下载/上传/安装/装/购买/买/付款/支付/订/预约/联系/回复/发/拍/扫/听/玩/开始/"
    "完成/结束/等待/等/避免/方便/以便/好让/好/来/再/从中/从而/并且/并/然后/最后/接着/后/为了/为/让/把/将"
)
"""Verbs and words that tell what for, or what comes next."""

DEEDS = _said(
    "调出/调高/调低/调大/调小/同步/刷新/更新/重试/重新/专心/尽快/顺便/避开/绑定/解绑/解除/恢复/还原/核实/"
    "测试/体验/试试/试用/挑/选购/记录/标记/整理"
)

ASIDE = (
    r"了$|过了?$|好了?$|完了?$|[已没不还]|要|需要|需|想|应该|应|可能|必须|是|为了|因为|由于|如果|既然|"
    r"用户|客户|顾客|现在|刚刚|刚才|等|时候|时$|后$"
)
"""What makes a sentence of a clause."""
