"""What job sites, mail systems and typesetters print round a résumé, and what belongs to other people: no data.

Origin: written for this project.
"""

import re
from functools import lru_cache

REMEMBERED = 1024  # lines; what stands round a résumé is asked before and after its sections are read
# Buttons under a résumé on a web page.
_BUTTON = (
    r"打印|列印|关闭|關閉|退订|下载|下載|收藏|转发|举报|分享|返回|返回顶部|回到顶部|查看联系方式|上一[份页]|下一[份页]"
    r"|print|close|download|unsubscribe|back\sto\stop"
)
# What résumés are made with: other things are built with other tools, and that is told in them.
_TYPESETTERS = (
    r"[❤♥]|(?:xe|lua|pdf)?latex\b|typst|overleaf|pandoc|markdown|hugo\b|jekyll|hexo|jemdoc|typora|canva\b|wps\b|word\b"
    r"|[\w\s]{0,20}(?:theme|template|r[eé]sum[eé]|cv)\b"
)
SITE_FURNITURE = re.compile(
    r"(?:简历|簡歷|履[历歷])(?:信息|资料|內容|内容)?\s?(?:来自|來自|来源|下载自|导出自|由[^，,。]{2,20}(?:提供|生成|导出|产生))"
    r"|(?:仅限?|僅限?)供?(?:招聘|徵才|求职|内部|企业)[^，,。]{0,6}(?:使用|参考|用途)|僅供徵才|未经[^，,。]{0,8}(?:许可|同意|授权)"
    r"|请勿(?:直接回复|向第三方|转发|外传|外泄|将|用于)|請勿(?:直接回覆|外傳|外流)|请妥善保管|請依個人資料保護法"
    r"|此[邮郵]件(?:由|为|是)|本[邮郵]件(?:由|为|是)|系统自动(?:发送|发出|转发|生成)|退订(?:此|本|该)?(?:类)?(?:邮件|订阅)"
    r"|客[服戶](?:电话|热线|電話|專線)?\s?[:：]?\s?\d{3}|保护求职者(?:隐私|信息)"
    r"|(?:模板|图标|字体|图片)[^，,。]{0,6}(?:来自|来源[:：于]|下载自)"
    r"|^\W*(?:GitHub Stats|last updated|page generated)(?:\s|$)"
    r"|^\W*(?:简历备注|还没有任何备注|相似人才推荐|相似简历)\W*$"
    r"|copyright|©|版权所有|版權所有|all rights reserved|powered by|ICP备"
    r"|本(?:简历|文档|页|頁面)(?:使用|由|采用|基于|採用)"
    rf"|\b(?:typeset|designed|generated|built|compiled|made)\s(?:with|by|in|using)\s(?:{_TYPESETTERS})"
    r"|(?:简历|简歷|履歷)(?:编号|代碼|代码|ID)\s?[:：]|更新(?:时间|日期)\s?[:：]\s?\d"
    r"|第\s?\d{1,3}\s?[页頁]|(?<!\w)page\s\d{1,2}(?:\s?(?:of|/)\s?\d{1,2})?$|^\W*\d{1,2}(?:\s?/\s?\d{1,2})?\W*$"
    r"|(?:^|[\s·・|｜—-])(?:个人|学术|求职)?(?:简历|簡歷|履歷|résumé|curriculum vitae)\s*"
    r"(?:$|[\t·・|｜—-]+\s*(?:\d{1,3}(?:\s?/\s?\d{1,3})?)?\s*$)"
    rf"|^\s*(?:{_BUTTON})(?:[\s|｜·/]+(?:{_BUTTON}))*\s*$",
    re.IGNORECASE,
)
# How letters and forms end: thanks, wishes, declarations, places to sign.
CLOSING = re.compile(
    r"^\W*(?:此致|敬礼|谨启|敬上|顺颂|祝(?:您|贵|工作|生活|商祺|万事|安)|(?:谨此)?(?:致谢|感谢|谢谢)[^，,]{0,16}(?:阅读|百忙|时间|垂阅|关注|观看|审阅|您|考虑)"
    r"|期待[^，,]{0,10}(?:回复|面谈|面试|见面|佳音|来电|来信)|盼复|静候|发自我的|sent from my"
    r"|references? (?:are |is )?available)"
    r"|(?:本人|以上|兹)[^，,。]{0,10}(?:承诺|保证|声明|郑重|所填|信息|内容|资料)[^。]{0,16}(?:真实|属实|无误|有效)"
    r"|(?:应聘人|求职者|申请人|本人|填表人)?(?:签名|签字|签章|盖章)\s*(?:[:：)）]|$)|填表(?:日期|时间|人)|审[查核]意见|^\W*年\s*月\s*日\W*$"
    r"|(?:扫码|扫一扫|扫描)[^，,。]{0,8}(?:查看|关注|添加|加我|加微信|联系|浏览|访问|观看)|建议使用[^，,]{2,20}浏览",
    re.IGNORECASE,
)
# A telephone or a mail in a list belongs to a referee or to the site.
REACHES = re.compile(
    r"(?<![\d.])(?:1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}|0\d{2,3}[\s-]?\d{3,4}[\s-]\d{4}|400-?\d{3,4}-?\d{3,4})(?![\d.])"
    r"|[\w.+-]+@[\w-]+\.\w"
)
REFEREE = re.compile(r"^\W*(?:证明人|證明人|推荐人|推薦人|咨询人|背景调查|references?\b)[^，,。]{0,12}", re.IGNORECASE)
FAMILY_HEADING = re.compile(r"家庭|亲属|親屬|社会关系|社會關係|family", re.IGNORECASE)
KIN = re.compile(
    r"^\W*(?:丈夫|妻子|配偶|爱人|父亲|母亲|父親|母親|父|母|儿子|女儿|哥哥|弟弟|姐姐|妹妹|岳父|岳母|公公|婆婆)(?=[\s\t:：])"
)


@lru_cache(maxsize=REMEMBERED)
def is_site_furniture(text: str) -> bool:
    """Whether a line was printed by a site, a mail system or a typesetter, not written by the person."""
    return bool(SITE_FURNITURE.search(text))


def is_about_others(text: str) -> bool:
    """Whether a line of a list tells of referees or of the family."""
    return bool(REACHES.search(text) or REFEREE.search(text) or KIN.search(text))
