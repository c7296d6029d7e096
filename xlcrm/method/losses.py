"""Why quotes were lost, as the salesperson wrote it down (`Lost Reason`), and which cause of silence that speaks for.

Only plain words count, and none that are denied ("price was fine"): a reason that does not say it plainly says nothing.
"""

import re
from collections.abc import Mapping
from functools import cache

from xlcrm.han import simplified
from xlcrm.text import Text

# What a lost quote shows, cause by cause: `lost Q-1012` on price, ….
LOST_ON: Mapping[str, Text] = {
    "S2": Text("on the specification", "因规格不合丢单"),
    "S3": Text("on price", "因价格丢单"),
    "O1": Text("to a supplier the buyer has", "因客户已有供应商丢单"),
}

SUPPLIER = (
    r"\b(?:current|present|existing|regular|own|another|stable|long-term) (?:supplier|vendor|manufacturer)"
    r"|(?:现有|固定|稳定|其他|别的|老|长期)的?供[应货]商"
)
_MAKER = r"(?:supplier|vendor|manufacturer)s?\b(?! (?:code|number|form|list|audit|approval|portal|day))"
_MAKER_ZH = r"供[应货]商(?!编码|编号|代码|名单|审核|资质)"
# In a reply, whoever wrote it down; then in the buyer's own words, and in the salesperson's about him.
HAS_SUPPLIER = (
    rf"{SUPPLIER}|(?<!not )(?<!n't )(?<!n’t )(?<!never )\b(?:has|have|had|got)"
    rf" (?:already )?(?:an?|his|her|their|our|its|my) (?:[\w-]+ )?{_MAKER}"
    r"|\balready (?:work|buy|import|source)(?:s|ing)? (?:\w+ )?(?:with|from)\b"
    rf"|(?:(?<!没)有了?|自己)的?{_MAKER_ZH}"
    # Or he has bought elsewhere
    r"|\b(?:bought|ordered|purchased|sourced|got|gone|went|going|placed (?:the|our|an|this) order) (?:(?:it|this|them|already|ahead) )?(?:elsewhere|(?:from|with|at) (?:someone else|somebody else|your competitors?|(?:another|other|a different) (?:\w+ )?(?:supplier|vendor|factory|factories|manufacturer|maker|company|source|seller|trader)s?)\b)"
    r"|(?:从|在|找|跟|向|和)了?(?:别|另|其他)的?(?:家|一家|人|工厂|厂家|公司)[^，。！？,]{0,6}?(?:买|拿货|订|下单|采购|合作)|别家(?:已经?)?(?:买|拿货|订|下单)|找了(?:别家|另一家)|(?:已经?|现在)?有(?:固定|稳定)的?(?:厂家|货源|工厂)"
    r"|\b(?:compr|ped|encarg)\w* (?:ya )?(?:a|con) (?:otr[oa]s?(?: (?:proveedor|fabricante|empresa|fábrica|casa)(?:es|s)?\b|(?=\W*$|[.,;!]))|la competencia\b)|\bya (?:tenemos|tengo|trabajamos con) (?:\w+ )?(?:proveedor|fabricante)|\botro (?:proveedor|fabricante)\b"
    r"|\b(?:woanders|anderweitig|anderswo) (?:bestellt|gekauft|bezogen)|\b(?:bereits|schon) (?:einen |unseren )?(?:\w+ )?lieferanten|\bdéjà (?:un |notre )?(?:\w+ )?fournisseur|\b(?:commandé|acheté) ailleurs|\bautre fournisseur"
    r"|(?:есть|другого|другой|\bпостоянн\w+) (?:\w+ )?поставщик|(?:купили|заказали) у друг|\bj[áa] temos (?:um )?fornecedor|\boutro fornecedor|\bcompramos de outro|\bgià (?:un )?(?:\w+ )?fornitore|\baltro fornitore|\bbaşka (?:bir )?(?:tedarikçi|firma)"
)
OUR_SUPPLIER = rf"\b(?:our|my) {_MAKER}|(?<!为)(?<!是)我们?的{_MAKER_ZH}"
THEIR_SUPPLIER = rf"\b(?:his|her|their) {_MAKER}|(?<!为)(?<!是)(?:[他她]们?|客户|对方)的{_MAKER_ZH}"
# fmt: off
_WORDS: Mapping[str, str] = {
    "S2": r"\bspec(?:s|ifications?)?\b|\bparameters?\b|\bdimensions?\b"
          r"|\b(?:wrong|different|other|another) (?:size|shape|structure|model|type|material|colou?r|voltage)\b"
          r"|\b(?:product|model|sample|size|shape|design|structure)s? (?:(?:does|do|did|would)(?: not|n['’]?t) (?:fit|suit)|(?:is |was |were )?(?:not |un)suitable)"
          r"|规格|参数|尺寸|款式|材质|结构|外形|形状|(?:产品|型号|颜色|功能)不(?:符|合|适|对|匹配)",
    "S3": r"\bpric(?:es?|ed|ey|ing)\b|\b(?:expensive|cheaper|too dear|too costly|undercut)\b|\bcosts? (?:\w+ )?too (?:much|high)\b"
          r"|\b(?:over|above|beyond) (?:the |their |his |her |its )?budget\b"
          r"|价格|价高|太贵|偏贵|贵了|嫌贵|报价(?:偏|太|过)?高|便宜|低价|目标价|超(?:出|过)?预算",
    "O1": SUPPLIER
          + r"|\b(?:has|have|had) (?:a|an|his|her|their|its) (?:[\w-]+ )?(?:supplier|vendor|manufacturer)\b|\b(?:stay(?:s|ed|ing)?|remain(?:s|ed|ing)?) with\b"
          r"|\b(?:framework|group|annual|long-term|supply) (?:contract|agreement)\b"
          r"|(?:(?<!没)有了?|已有|现|原(?:来|有)?|自己|留在.{0,6})的?供[应货]商|(?:框架|长期)(?:合同|协议)",
}
# Said only to leave it out.
_THING = r"(?:price|pricing|spec(?:s|ification)?)"
_THING_ZH = r"(?:价格|规格|参数|尺寸|款式|材质|结构)"
_DENIED = (
    rf"\bnot (?:(?:because of|due to|about|for|on|over) )?(?:the |our )?{_THING}\b"
    rf"|\b{_THING}s?(?: (?:is|was|were|are))?:? (?:ok|okay|fine|good|right|accept(?:ed|able)|agreed|competitive|no (?:problem|issue)|not (?:the|an?) (?:reason|problem|issue))\b"
    rf"|(?:不是|并非|非|不在|不因)(?:因为)?{_THING_ZH}|{_THING_ZH}(?:上|都|方面)?(?:没问题|没有问题|无问题|可以|合适|相符|(?:能|可|已)?接受|不是)|与{_THING_ZH}无关"
)
# fmt: on


@cache
def causes_in(reason: str) -> frozenset[str]:
    """The causes that a Lost Reason names: S2 the specification, S3 the price, O1 a supplier the buyer has; often none."""
    said = re.sub(_DENIED, " ", simplified(reason), flags=re.IGNORECASE)
    return frozenset(cause for cause, words in _WORDS.items() if re.search(words, said, re.IGNORECASE))
