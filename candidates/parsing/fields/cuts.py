"""A piece of a head that holds two things without a mark between them → the ways to cut it in two."""

import re
from itertools import pairwise

from candidates.parsing.fields import roles
from candidates.parsing.fields.pieces import Piece, without_brackets

# Places where a piece can be cut in two when the halves read as two different things.
WEAK = re.compile(
    r"(?<=大学|学院|公司|集团|科技|银行|医院|学校|中学|工厂|器厂|机厂|总厂|分厂|酒店|宾馆|法院|总队|支队|大队|超市|商场)(?<!科学院)(?=[\u4e00-\u9fffA-Z])(?!附|生(?![物命态理])|[\u4e00-\u9fff]{2,8}(?:分行|支行|分公司|医院)|部|总部|总行|第[一二三四五六七八九十\d]+|有限|股份|集团|公司|控股|分行|支行|科技|[\u4e00-\u9fff]{1,8}(?:有限|股份)?公司)"
    r"|(?<=[\u4e00-\u9fff]{3}厂)(?=[\u4e00-\u9fff]{2})(?![长長房区务家商])"
    r"|(?<=卫生院|幼儿园|派出所|管理局|供电局|信用社|合作社|服务站)(?=[\u4e00-\u9fff]{2})|(?<=支行|分行|煤矿)(?=[\u4e00-\u9fff]{2})"
    r"|(?<=[\u4e00-\u9fff]系)(?=[\u4e00-\u9fff]{3})(?![统列])"
    r"|(?<=[\u4e00-\u9fff]{3}[局厅署委])(?=[\u4e00-\u9fff、]{2,20}$)(?![长長员員会])"
    r"|(?<=[\u4e00-\u9fff]{4}(?:街道|政府|中心)|[\u4e00-\u9fff]{3}办事处|[\u4e00-\u9fff]{2}委[\u4e00-\u9fff]{2}部)(?=[\u4e00-\u9fff、]{2,20}$)(?!办事处|[长長员員会])"
    r"|(?<=[\u4e00-\u9fff]{2}[乡鄉镇鎮县縣市区區局校院处厂])(?=党(?:委|组|总支|支部|工委)(?:副?书记|委员|成员))"
    r"|(?<=(?P<house>[所站院馆社台]))(?=(?:常务)?副?(?P=house)[长長])"
    r"|(?<=[\u4e00-\u9fff]专业)(?=(?:在职|脱产|函授|本科|硕士|博士|研究生|大专))"
    r"|(?<=公司)(?=[(（][^()（）]*[)）][\u4e00-\u9fff])"
    r"|(?<=[\u4e00-\u9fff)）])(?=本科|大专|专科)|(?<=本科|大专|专科)(?=[\u4e00-\u9fff])"
    r"|(?<=研究院|研究所|事务所|出版社|司法部)(?=[\u4e00-\u9fffA-Z])(?!有限|股份|集团|公司)|\s?担任\s?|(?<=[\u4e00-\u9fff)）])(?<!主)(?<!现)任(?![务职教课期])|\s/\s"
    r"|(?<=\S) (?=\S)"
    r"|(?<=[\u4e00-\u9fff)）])\s?[-−/]\s?(?=[\u4e00-\u9fffA-Za-z])|(?=[(（【\[][^()（）【】\[\]]*[)）】\]]$)|[(（](?=[^()（）]+$)"
)
SURE_POST = 4  # score
GLUED = re.compile(r"[\u4e00-\u9fff]{6,}")
FIRM_END = re.compile(r"\b(?:Ltd|Inc|LLC|Limited|Corp|Corporation|PLC|GmbH)\.?$", re.IGNORECASE)
SPACED = re.compile(r"\s*[·|｜]\s*|(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])")
UNIT = re.compile(
    r"(?<=[\u4e00-\u9fff][部科处處室组組班课課庭队隊线])(?!程|成员)(?=[\u4e00-\u9fff、]{2,16}$)|(?<=中心|车间|病区|团队)(?=[\u4e00-\u9fff]{2,8}$)"
)
OPENING_BRACKET = re.compile(r"\s?[(（]")
LISTED = re.compile(r"[,，、|｜·]")


def weak_splits(piece: Piece) -> tuple[tuple[Piece, Piece], ...]:
    """The ways to cut a piece in two at single spaces, hyphens and opening brackets, not inside a bracket."""
    cuts = []
    shown = without_brackets(piece.text)
    for mark in WEAK.finditer(piece.text):
        if mark[0] == " " and shown[mark.start()] != " ":
            continue
        left, right = piece.part(0, mark.start()), _without_verb(piece.part(mark.end(), len(piece.text)))
        ends_firm = FIRM_END.search(left.text) is not None
        between_latin = mark[0] == " " and not ends_firm and (left.text[-1:] + right.text[:1]).isascii()
        if left.text and right.text and not between_latin:
            cuts.append((left, right))
    return tuple(cuts)


def post_splits(piece: Piece) -> tuple[tuple[Piece, Piece], ...]:
    """The ways to cut an employer from the post behind it: 某市勘测设计院|技术员."""
    if not GLUED.fullmatch(piece.text) or roles.position_score(piece.text) < SURE_POST:
        return ()
    cuts = ((piece.part(0, end), piece.part(end, len(piece.text))) for end in roles.ends_of_employers(piece.text))
    return tuple((left, right) for left, right in cuts if roles.position_score(right.text) >= SURE_POST)


def _without_verb(piece: Piece) -> Piece:
    """What stands behind an employer without the verb of a sentence: 任会计."""
    verb = re.match(r"(?:出任|任)(?![务职教课期])|(?:做过?|当过?|从事)(?=[\u4e00-\u9fff]{2})", piece.text)
    return piece.part(verb.end(), len(piece.text)) if verb else piece


def opened(piece: Piece) -> tuple[Piece, ...]:
    """A name and the parts of the bracket that ends its piece: 某大学（理学院，物理学）; () without such a bracket."""
    begin = OPENING_BRACKET.search(piece.text)
    if begin is None or begin.start() < 2 or piece.text[-1] not in ")）":
        return ()
    hidden = without_brackets(piece.text[begin.end() : -1])
    bounds = [begin.end() + mark.start() for mark in LISTED.finditer(hidden)]
    if not bounds or piece.text[begin.end() : -1].count("（") != piece.text[begin.end() : -1].count("）"):
        return ()
    edges = [begin.end() - 1, *bounds, len(piece.text) - 1]
    return (piece.part(0, begin.start()), *(piece.part(low + 1, high) for low, high in pairwise(edges)))


def spaced_halves(piece: Piece) -> tuple[tuple[Piece, Piece], ...]:
    """The ways to cut a piece in two at spaces, dots and bars."""
    cuts = (
        (piece.part(0, mark.start()), piece.part(mark.end(), len(piece.text))) for mark in SPACED.finditer(piece.text)
    )
    return tuple((left, right) for left, right in cuts if left.text and right.text)


def unit_splits(piece: Piece) -> tuple[tuple[Piece, Piece], ...]:
    """The ways to cut a department from the post behind it: 设备部|副主任, 检修班|技术员."""
    cuts = (
        (piece.part(0, mark.start()), piece.part(mark.end(), len(piece.text))) for mark in UNIT.finditer(piece.text)
    )
    return tuple((left, right) for left, right in cuts if left.text and right.text and "、" not in left.text)
