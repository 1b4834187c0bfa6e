"""Page furniture: what belongs to no story, and what only looks so."""

from __future__ import annotations

import pytest

from normalize.furniture import furniture, trailing_list
from normalize.glance import CRUMB, SIGN, STOP, WIRE, WRITER, YEAR, glances
from normalize.lexicon import rows
from normalize.lines import split_lines

LINES = [
    "责任编辑：王某",
    "（责任编辑：王某 李某）",
    "【编辑:王某】",
    "[责任编辑 王某]",
    "编辑丨王某",
    "审核：李某",
    "分享到：",
    "分享到: 微信 微博 QQ空间",
    "扫描二维码，下载客户端",
    "扫码观看视频《项目开工》",
    "长按识别二维码",
    "移动用户发送短信YH到100000",
    "云河手机报订阅方式:",
    "原标题：云河县项目开工",
    "版权所有 云河县人民政府",
    "网站备案 云ICP备00000000号",
    "首页 > 新闻中心 > 要闻",
    "当前位置：首页 >> 新闻",
    "上一篇：云河县召开会议",
    "下一篇：没有了",
    "【打印】【关闭】",
    "字号：大 中 小",
    "新闻热线：0000-0000000",
    "https://www.example.com/1.html",
    "点击上方蓝字关注我们",
    "|",
    "————————",
    "云河发布官方微信",
    "未经授权，不得转载。",
]  # fmt: skip


@pytest.mark.parametrize("text", LINES)
def test_a_line_of_furniture_is_known(text):
    assert furniture(text) == "line"


@pytest.mark.parametrize("text", ["推荐阅读", "相关新闻：", "相关文章", "猜你喜欢", "热点推荐：", "友情链接"])
def test_the_head_of_a_list_of_teasers_is_known(text):
    assert furniture(text) == "tail"


@pytest.mark.parametrize(
    "text",
    [
        "云河县12个项目集中开工",
        "首页改版项目总投资200万元，已于近日开工。",
        "分享经济产业园昨日在云河县开工建设，总投资10亿元。",
        "编辑部大楼项目总投资2亿元，占地20亩，目前主体已经封顶，预计年底前可以投入使用，这是云河县第一个传媒类项目。",
        "记者从发改委获悉，扫码点餐设备制造项目落户云河县，总投资3亿元，由某某科技公司投资建设，达产后年产值五亿元，税收三千万元，带动就业三百人。",
        "推荐阅读空间建设项目共有10个，总投资1000万元。",
        "2020年",
        "50524.59",
        "10亿元",
        "图书馆项目",
        "注册资本5000万元的企业落户云河县",
        "“客户端经济”正在兴起",
    ],
)  # fmt: skip
def test_text_of_a_story_is_not_furniture(text):
    assert furniture(text) is None


def test_links_below_a_story_are_a_list_and_steps_are_not():
    links = split_lines("云河县项目开工。\n1、某行业评选\n2、某行业推介\n3、某产品展示")
    steps = split_lines("云河县项目开工。\n1、先办手续。\n2、再办用地。\n3、最后开工。")
    told = split_lines("开工的有：\n1、轴承项目\n2、物流项目\n3、农机项目")
    assert trailing_list(links) == 1
    assert trailing_list(steps) == len(steps)
    assert trailing_list(told) == len(told)


def test_every_phrase_is_seen_at_a_glance_wherever_it_stands() -> None:
    for phrase in (row[0] for row in rows("furniture.tsv") if row[1] == "any"):
        held = glances(["县里开工", f"请{phrase}吧", "开工"])
        assert [bool(one & (SIGN | CRUMB)) for one in held] == [False, True, False], phrase


@pytest.mark.parametrize(
    "text", ["“项目建设提速了。”记者在工地看到", "《规划》已经印发", "（续前）全县开工", "“" * 3 + "开工"]
)
def test_an_opening_quote_makes_no_furniture(text: str) -> None:
    assert furniture(text) is None


def test_a_glance_tells_each_line_apart() -> None:
    assert glances(["本报讯", "开工。", "2019", "记者", "政务>要闻", "县城"]) == [WIRE, STOP, YEAR, WRITER, CRUMB, 0]
    assert glances([]) == []
