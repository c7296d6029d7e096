"""What a buyer asked before a quote and the quote does not tell: its follow-up holds no question up to him as if it were answered."""

import re
from collections.abc import Sequence

from xlcrm.han import pattern, simplified
from xlcrm.letters.lines import says_little
from xlcrm.lists import INCOTERMS
from xlcrm.model import Quote

# What a quote that has the field tells of, in the words of the trade.
_TOLD_BY = {
    "unit_price": r"\b(?:pric|cost|quot|offer|how much|best|discount|cheap|rate)|价|报[一个下过]|多少钱|怎么卖|便宜|优惠|\b(?:precio|cotiza|cu[áa]nto|cuesta|oferta|presupuesto|preis|angebot|kostet|prix|devis|combien|preço|quanto|prezzo|offerta|fiyat|harga|berapa|giá)|цен|сколько|стоимост|سعر|بكم|価格|見積|가격|견적",
    "lead_time": r"\b(?:lead ?time|deliver|ship|how (?:long|soon|fast)|when can|production time|etd)|交期|货期|交货|多久|几天|什么时候|何时|发货|出货|\b(?:plazo|entrega|cu[áa]ndo|tiempo|embarque|liefer|wann|délai|livraison|quand|prazo|quando|consegna|teslim|bila|kapan|pengiriman|penghantaran|berapa lama)|срок|поставк|когда|متى|مدة",
    "payment_terms": r"\b(?:payment|pay|t/t|l/c|deposit)\b|付款|定金|订金|账期|月结|信用证|\b(?:pago|anticipo|zahlung|paiement|pagamento|ödeme|bayar|pembayaran)|оплат|الدفع",
    "valid_until": r"\bvalid|有效期|\b(?:vigencia|gültig)",
    "incoterm": rf"\b(?:{'|'.join(c.code for c in INCOTERMS)}|incoterms?)\b|(?:哪个|什么|哪)港|贸易术语",
}
# What no row of Quotes tells, though the words may speak of a price as well: `What is the price of a sample?`
_ELSEWHERE = (
    r"\b(?:moq|minimum|samples?|certif\w*|ce|rohs|reach|fda|saso|halal|reports?|warrant\w*|guarant\w*|colou?rs?|pack(?:ing|ed|age\w*|aging)|logo|oem|odm|custom\w*|size\w*|dimension\w*|weight|materials?|drawings?|videos?|photos?|pictures?|catalog\w*|in stock|spare\w*|voltage|plugs?|labels?|print\w*|container|cbm|hs code|visit|exclusiv\w*|agent|distribut\w*|install\w*|train\w*|after[- ]sales?|manual|inspect\w*|factory|manufactur\w*|freight)\b"
    r"|起订|最小|最少|样品|寄样|拿样|证书|认证|报告|质保|保修|颜色|色|包装|装箱|定制|贴牌|尺寸|规格|重量|材质|图纸|视频|图片|照片|目录|现货|库存|配件|电压|插头|标签|[印柜]|体积|编码|独家|代理|安装|调试|培训|售后|说明书|验货|运费|混装|质量"
    r"|\b(?:m[íi]nim\w*|muestras?|garant\w*|color\w*|empaque|embalaje|cajas?|medidas?|tamaño|planos?|fotos?|cat[áa]logo|existencias?|repuestos?|voltaje|enchufe|etiquetas?|contenedor|flete|muster|zertifikat\w*|farbe\w*|verpackung|échantillons?|couleurs?|emballage|amostras?|embalagem|campion\w*|imballo|sampel|contoh|sijil|sertifikat|warna|kemasan|pembungkusan|jaminan|garansi|ongkir|numune|sertifika|renk)\b"
    r"|образ|сертификат|цвет|упаков|гаранти|عينة|عينات|شهادة|لون|ألوان|تغليف|ضمان"
)
_COURTESY = r"\bhow (?:are|is) (?:you|business|everything)\b|[您你]好吗|最近(?:怎么样|好吗|如何)|\bc[óo]mo est[áa]|\bwie geht|\bapa k(?:h)?abar"


def left_open(questions: Sequence[str], quoted: Sequence[Quote]) -> list[str]:
    """The questions that no field of the quote answers: it says nothing of the kind, or asks for an Incoterm that it has not."""
    return [q for q in questions if _is_open(simplified(q), quoted)]


def _is_open(question: str, quoted: Sequence[Quote]) -> bool:
    if pattern(_ELSEWHERE).search(question):
        return True
    named = {c.code for c in INCOTERMS if re.search(rf"\b{c.code}\b", question, re.IGNORECASE | re.ASCII)}
    if named and not any(row.incoterm in named for row in quoted):
        return True
    told = any(
        getattr(row, field) and pattern(words).search(question) for row in quoted for field, words in _TOLD_BY.items()
    )
    return not told and not pattern(_COURTESY).search(question) and not says_little(question.rstrip("?？"))
