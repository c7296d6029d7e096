"""What a buyer has said against an offer, as far as plain words tell: the price, his purse or his calendar, a plain no; and
whether he said anything but thanks.

The words are those that buyers write (`Said`), and that salespeople note of them (`Summary`), in the languages of the trade.
"""

import re
from functools import lru_cache

from xlcrm.han import pattern, simplified
from xlcrm.method.losses import HAS_SUPPLIER, OUR_SUPPLIER, THEIR_SUPPLIER
from xlcrm.model import Touch

# fmt: off
_TOO_MUCH = r"(?:too|very|quite|so|much|rather|still|bit|little|slightly|way|is|are|was|were|seems?|looks?) (?:high|higher|expensive|dear|costly)"
_PRICE = (
    rf"\b(?:pric(?:e|es|ing)|quot(?:e|es|ation)|offer|cost|rate)s?\b[^.!?。！？]{{0,30}}?\b{_TOO_MUCH}\b"
    r"|\b(?:too|very|quite|rather|so|more|bit) (?:expensive|costly|pric(?:e)?y)\b|\b(?:high|higher) price\b"
    r"|\d ?% (?:higher|above|over|more expensive)|\bcheaper\b|\b(?:over|above|beyond) (?:our|my|the) budget\b|\btarget price\b|\bour target\b|\btarget(?: is)?:? ?(?:usd|eur|us\$|[$€£])? ?\d+[.,]\d"
    r"|\b(?:can(?:not|'t)? you|could you) (?:match|reduce|lower|cut|improve)\b|\b(?:lower|reduce|cut) (?:the |your )?price|\b(?:do|go) (?:any |a bit |a little )?(?:better|lower) on (?:the )?price"
    r"|\b(?:better|lower|special) price\b|\bdiscount\b"
    r"|(?:价(?:格|钱)?|price ?)[^。！？，,；;a-z]{0,6}?(?:高|贵)|报价[^。！？，,；;]{0,4}?高|太贵|偏贵|贵了|嫌贵|有点贵|目标价|(?:再|能|给)?便宜(?:点|些|一点)|能不能降|降价|压价|砍价|再优惠"
    r"|价(?:格|钱)?没(?:有)?(?:什么|太大)?(?:优势|竞争力)|比(?:别|其他|同行|市场|去年)[^。！？，,；;]{0,5}(?:贵|高)|(?:能|可以)(?:不能)?(?:再)?(?:少|优惠)(?:一?点|些|吗)"
    r"|\b(?:muy|demasiado|tan|más|algo|bastante|poco|es|son|está|están|queda|quedan|sale|salen|resulta|resultan|parece|parecen|precio|é|são|está|muito|mais|troppo|molto|più|è|sono) car[oaie]s?\b|(?:^|[.!?¡\n])\W{0,9}car[oa]s?\W*$"
    r"|\b(?:precio|preço|prezzo|oferta|cotización)s?\b[^.!?]{0,30}?\b(?:alt[oai]s?|elevad[oa]s?|por encima|acima)\b|\b(?:mejor|menor|melhor) (?:precio|preço)\b|\bprecio objetivo\b|\b(?:descuento|desconto|rebaja|sconto)\b|\b(?:fuera de|se nos va de|por encima de(?:l| nuestro)?) presupuesto\b"
    r"|\bzu (?:teuer|hoch)\b|\bgünstiger|\b(?:trop cher|prix[^.!?]{0,20}(?:élevé|trop haut)|moins cher|remise)|дорого|дешевле|высок(?:ая|ие|овата) цен|цен[аы][^.!?]{0,12}(?:высок|выше)|скидк"
    r"|\bpahalı\b|\bindirim\b|(?:高すぎ|値下げ|割高)|(?:비싸|비쌉|비싼)|السعر (?:مرتفع|عالي|غالي)|غالي|\bgiá (?:hơi |quá )?(?:cao|đắt|mắc)\b|\b(?:đắt|mắc) quá\b"
    r"|\b(?:terlalu|agak|sangat|masih) (?:mahal|tinggi)\b|\bmahal (?:sangat|sekali|sikit|banget)\b|\bharga\b[^.!?]{0,15}\b(?:mahal|tinggi)\b|\b(?:diskaun|diskon)\b|\b(?:boleh|bisa)(?: tolong)? (?:kurang|nego)\w*\b|\bkurangkan harga\b"
)
_PRICE_FINE = (
    r"\b(?:not|isn['’]t|no longer) (?:too |very |so |that )?(?:high|expensive|dear)\b|\b(?:high|higher)[ -](?:quality|grade|end|bay|speed)\b|no es (?:muy )?car[oa]"
    r"|(?:不|并不|没有)(?:太|算|很)?(?:高|贵)|高(?:质量|品质|端)"
)
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|apr|aug|sept?|oct|nov|dec"
    r"|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
    r"|januar|februar|märz|juni|juli|oktober|dezember|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre)"
)
_WHEN = (
    r"(?:ramadan|(?:the )?eid|tet|tết|diwali|nowruz|easter|christmas|xmas|new year|chinese new year|spring festival|cny|thanksgiving|chuseok|golden week|(?:the |our |my )?(?:summer |winter )?(?:holidays?|break)|vacations?|passover|(?:the )?(?:season|summer|winter|spring|autumn)|(?:the )?fair|(?:the )?canton fair|(?:the )?inventory"
    rf"|{_MONTH})"
)
_TALK = r"(?:vemos|hablamos|retomamos|volvemos|llám[ae]\w*|llame\w*|contácte?\w*|contacte\w*|escrib[ae]\w*|escríba\w*|get back|come back|call|contact|write|talk|revenez|rappelez|melden|rufen|hören|sprechen|ligue|fale|falamos|contactar|sentiamo|risentiamo|sentirci)"
_LATER = (
    rf"\bafter (?:the )?{_WHEN}\b|\bnext (?:year|quarter|season|budget|month|spring|summer|autumn|fall|winter)\b|\bin (?:q[1-4]|the new year)\b|\buntil (?:the )?(?:end|middle|beginning|start) of\b"
    r"|\b(?:postponed?|on hold|put off|deferred)\b|\blater this year\b|\b(?:check|discuss|talk|speak|consult) (?:it |this )?with (?:my|the|our) (?:boss|manager|management|director|partners?|bank|team)\b|\b(?:boss|manager|management|board|committee) (?:will )?decides?\b"
    r"|\bask (?:my|our|the) (?:boss|manager|management|director|partners?)\b|\b(?:wait(?:ing)? for|need) (?:my |our |the )?(?:boss|manager|management|director|board)(?:['’]s)? (?:approval|decision|feedback|ok)\b|\b(?:boss|manager|director) is (?:travell?ing|away|abroad|on)\b|\b(?:we|i)(?: will|['’]ll) (?:get back to|revert to|let) you\b"
    r"|年后|节后|过完年|(?:斋月|春节|开斋节|宰牲节|圣诞节?|复活节|新年|国庆节?|中秋节?|端午节?|五一|十一|元宵|放假|假期|暑假|展会|广交会|旺季|淡季)(?:之|以)?后|(?:明年|下(?:个?月|半年|季度|一季))(?=[^。！？，,；;]{0,8}?(?:再(?!来|订|要|加|补|发|寄)|看|谈|说|联系|考虑|决定)|[吧了初底中上下旬左右\s]*$)|(?:以后|之后|过后|回头|到时候?|年底|月底|月份?)再(?!来|订|要|加|补|发|寄)|再(?:说|议|定(?!制)|考虑)|推迟|延期|搁置"
    r"|(?:等|问|跟|和|请示|看)(?:一下|下|过)?(?:我们?的?)?(?:老板|领导|总部|管理层)|(?:老板|领导|总部)(?:来)?(?:决定|定夺|拍板|说了算|审批|出差)|(?:开会|内部)(?:讨论|研究|商量)"
    r"|\b(?:después|luego|tras|despues) (?:de(?: las| la| los| el|l)? ?)?(?:el |las |la |los )?(?:vacaciones|fiestas|navidad|reyes|semana santa|año nuevo|feria|verano|pascua|agosto|campaña|puente|ramadán)|\b(?:próximo|proximo|próxima) (?:año|mes|trimestre|temporada|campaña)\b|\baño (?:que viene|próximo)\b|\bmás adelante\b|\b(?:decide|decidirá) en\b"
    r"|\bconsultar(?:lo|la)?(?: esto)? con\b|\b(?:le|te|les|os) (?:aviso|avisaré|avisamos|digo algo)\b|\blo (?:decide|decidirá) (?:mi|el|la)\b"
    rf"|\b{_TALK}\b[^.!?]{{0,25}}\b(?:im|in|en|em|a|on(?: \d{{1,2}})?|after|nach|après|depois de|dopo) (?:q[1-4]|{_MONTH})\b"
    r"|\bl['’]année prochaine\b|\bl['’]an prochain\b|\b(?:le mois|le trimestre) prochain\b|\baprès (?:les |la |le |l['’])?(?:vacances|pâques|noël|été|fêtes|ramadan|rentrée|salon)|\bnächste[ns]? (?:jahr|monat|quartal|saison)\b|\bnach (?:den |dem |der )?(?:sommerferien|ferien|ostern|weihnachten|urlaub|messe|sommer|sommerpause|feiertagen)\b"
    r"|\b(?:próximo|proximo) (?:ano|mês)\b|\bano que vem\b|\bdepois (?:do|da|das|dos|de) (?:carnaval|férias|natal|páscoa|feriado|verão|feira)|\bdopo (?:le |la |il |l['’])?(?:pasqua|ferie|estate|natale|vacanze|ferragosto|fiera|feste)|\b(?:anno|mese) prossimo\b"
    r"|после (?:праздник|отпуск|нового года|пасх|рамадан|лета|выставк)|(?:в|на) следующ(?:ем|ей) (?:году|месяце|квартале|сезоне|неделе)|(?:позвоните|напишите|свяжитесь)[^.!?]{0,12} в \w+(?:е|ре|ле|не|те|ае)\b|\b(?:gelecek|önümüzdeki) (?:ay|yıl|sezon)|\b(?:bayramdan|tatilden) sonra|\bseneye\b"
    r"|بعد (?:رمضان|العيد|عيد|الصيف|رأس السنة|الإجازة)|(?:الشهر|السنة|العام) (?:القادم|المقبل)|来年(?:度)?に|連休明け|(?:検討|相談)(?:中|し(?:ます|て))|(?:설|추석|휴가) ?(?:이후|후|지나)|(?:내년|다음 ?달)에|\bsau (?:tết|lễ)|\b(?:năm|tháng) sau\b"
    r"|\b(?:bulan|tahun) (?:depan|hadapan)\b|\b(?:selepas|setelah|sesudah|lepas|habis) (?:hari )?(?:raya|lebaran|ramadh?an|puasa|imlek|deepavali|krismas|natal|cuti|libur|tahun baru)\b|\b(?:tanya|tanyakan|bincang|diskusi\w*|rundingkan)\b[^.!?]{0,15}\b(?:bos|boss|atasan|pimpinan|pengurus)\b"
)
# In one breath with these a day to come is when something is wanted, and nothing is put off.
_WANTED = (
    r"\b(?:ship|ships|shipped|shipping|shipment|deliver|delivered|delivery|dispatch|arrive|arrival|load|loading|launch|quote|quotation|confirmed|requires?|required|eta|etd)\b|(?<!not )(?<!n't )(?<!n’t )(?<!no )\bneed(?:ed|s)?\b(?! (?:to|until|more time))|\b(?:pcs|sets|containers?|pieces|units) (?:for|in)\b"
    r"|\b(?:entreg\w+|embar\w+|despach\w+|envi[oó]\w*|env[ií]e\w*|cotiz\w+|oferta|precio para|necesit\w+|lieferung|liefern|geliefert|livr\w+|expédi\w+|отгруз\w+|постав(?:ка|ить|ьте)\w*)\b"
    r"|发货|出货|交货|交期|到货|装柜|出运|要货|上新|发你|发您|发给|报价|报一|(?:明年|下个?月|下半年)(?:要|需要|计划)"
)
# A day that has come and gone, and what was decided on it, puts nothing off either, nor does another matter that was.
_DECIDED = (
    r"(?<!\bbe )(?<!\bnot )(?<!n['’]t )\bdecided (?:to|on|for) (?!(?:wait|postpone|delay|hold|put|defer|stop|think|discuss|leave|next|a later|another)\b)"
    r"|\b(?:we|i|they|he|she|boss|manager|management|director|board)(?: have| has| had| just| finally| already| all)* (?!(?:need|proceed|exceed|postponed|delayed|deferred|stopped|closed|interested|planned|hoped|wanted|scheduled|decided)\b)(?:[a-z]{2,}ed|met|got|bought|sold|saw|spoke|came)\b"
    r"|决定了?(?:要|先|跟|和|用|试)?(?:下单|订|买|采购|做|选|用|拿)|(?<!没)(?<!未)(?:已经?|刚刚?|都)(?:决定|定了|定下|下单|下了单|确认|批了|同意|拍板|谈好|谈妥|商量[好过])|(?<!没)(?<!未)(?:批|同意|定下来|拍板|确认|收到|谈好|谈妥|商量[好过])了"
    r"|\b(?:decidimos|decidió|decidido|decidieron|resolvimos|decidiu) (?:comprar|pedir|ordenar|hacer|fazer|aceptar|aceitar|seguir|trabajar|empezar|encargar)\b|\b(?:haben|hat|habe)\b[^.!?]{0,30}\b(?:entschieden|bestellt|beschlossen|genehmigt)\b"
    r"|\b(?:avons|a|ont) décidé d|\babbiamo deciso d|\bрешили (?:заказать|купить|взять|брать)"
)
_UNDECIDED = r"\b(?:will|shall|let['’]?s|please|until|unless|if|once|when|wait(?:ing)?|before|might|should)\b|['’]ll\b|等|再|才|如果|要是|打算|准备"
_ANOTHER_MATTER = (
    r"\b(?:postponed?|put off|deferred|delayed)(?: (?:the|our|my|an))? ?(?:other|another|previous|second)\b|\b(?:other|another|previous|second) \w+(?: \w+)? (?:is|was|are|were|(?:has|have) been) (?:on hold|postponed|put off|deferred)\b"
    r"|(?:另(?:一|外)?一?个|别的|其[他它])[^，。；,;]{0,8}(?:推迟|延期|搁置)|(?:推迟|延期|搁置)了?(?:另(?:一|外)?一?个|别的|其[他它])"
)
# What somebody may need no more of and yet buy: after a no stands nothing, or what is offered as a whole.
_NOTHING_MORE = r"(?=\s*(?:$|[.!?,;:\n)]|(?:it|this|that|them|these|those|any|anything|your|more|new|another|at|for|now|currently|right|in|from|such|products?|goods|of|to (?:buy|order|purchase|import)|suppliers?)\b))"
_NO = (
    rf"\bno (?:\w+ )?(?:investments?|plans?|budget|need|demand|interest|requirements?)\b(?! to (?!buy|order|purchase|import|invest|expand|change)| [bc]\b| for (?:a |an |any |the )?(?:samples?|inspections?|pallets?|testing|tests?|quotes?))|\bnot interested\b|\b(?:don['’]t|do not|does not|doesn['’]t) (?:need|want){_NOTHING_MORE}|\b(?:don['’]t|do not|does not) have (?:any )?(?:plan|need|demand|budget)|\bnot (?:at the moment|now|for us|at present|this (?:year|season|time))\b|\bclosed? down\b"
    r"|^\W*no,? thank(?:s| you)\b|\bno longer (?:import|buy|deal|sell|carry|stock|trade|need)\w*\b|\b(?:don['’]t|do not|does not) (?:deal (?:in|with)|import|carry|sell|handle) (?:this|these|it|such|that|those)\b|\bstopped (?:this|the|our|importing|buying|selling)\b(?! (?:machine|shipment|payment))"
    r"|没(?:有)?(?:这方面的?|采购)?(?:需求|需要|计划|预算)|(?:暂时|目前|现在|最近|这边|近期)都?(?:还)?(?:不需要|用不上|不考虑|没需求)|(?:不需要|用不上|不考虑)(?=[了啦吧哈,，。！!.~\s]*$|[了,，。！!]|新|贵|你们|您|谢)|不感兴趣|没(?:有)?兴趣|不用了|(?:不|没)(?:再)?做(?:这|该)(?:个|类|款|种|块|产品)|不做了"
    r"|\bno (?:nos |me )?(?:interesa|hay presupuesto|tenemos (?:presupuesto|planes|interés|necesidad))|\bno (?:lo |la |los |las )?(?:necesitamos|necesito)(?=\s*(?:$|[.!?,;\n]|(?:nada|más|ningun[oa]|por|de momento|ahora|este|esta|esto|su|sus)\b))|\b(?:de|por el) momento,? no(?=\W*$|[.!,;]| (?:nos|necesit|tenemos (?:interés|necesidad)|gracias))|\b(?:ahora(?: mismo)?|por ahora) no(?=\W*$|[.!,;])|^\W*no,? (?:muchas )?gracias\b"
    r"|\bkein(?:en)? (?:bedarf|interesse)\b|\bkeine verwendung\b|\bnicht interessiert\b|\bpas (?:intéressée?s?|besoin|de budget|d['’]intérêt)\b(?! d['’](?:échantillons?|inspection))"
    r"|\bn(?:ã|a)o (?:temos|tenho|há) (?:mais )?(?:interesse|necessidade|demanda|orçamento|planos)|\bn(?:ã|a)o (?:precisamos|preciso)(?=\s*(?:$|[.!,;\n]|(?:de nada|mais|agora|no momento)\b))|\bnon (?:siamo|sono) interessat|\bnon ci (?:interessa|serve)\b|\bnon abbiamo bisogno(?=\W*$|[.!,;])"
    r"|не интересу|не интересно|нет (?:потребност|необходимост|интерес|спрос)|(?:нам )?не (?:нужно|надо|актуально)(?=\W*$|[.!,;])|\bilgilenmiyoruz\b|\bihtiyac(?:ımız|ımız) yok|必要(?:ありません|ない|ございません)|興味(?:は)?(?:ありません|ない)|(?:관심|필요)(?:이|가)? ?없|غير مهتم|لسنا مهتم|لا نحتاج|\bkhông (?:có nhu cầu|quan tâm|cần)\b(?! mẫu)"
    r"|\b(?:tidak|tak|belum)(?: ada)? (?:berminat|tertarik|keperluan|kebutuhan|permintaan)\b|\b(?:tidak|tak|belum) (?:perlu|butuh)(?=\W*$|[.!,;]| (?:lagi|buat masa ini|saat ini|sekarang|dulu)\b)"
)
_COMPLAINT = (
    r"\b(?:complain\w*|damaged|broken|defective|faulty|leak(?:ing|ed|age)|furious|unacceptable|not working|stopped working|(?:do|does|did)(?: not|n['’]t) work|only one side work\w*|short[- ]shipped|(?:pcs|pieces|cartons|sets|units) (?:are |were )?(?:missing|short)|wrong (?:goods|items?|model|colou?r|size|labels?)|bad quality|quality (?:problem|issue)s?|rejected by)\b"
    r"|投诉|客诉|不良|坏了|损坏|破损|漏(?:液|油|水|电)|质量问题|有问题|发错|少发|少了\s?\d|短装|退货|索赔|色差|充不进|不亮|不工作|没法用"
    r"|\b(?:reclam(?:o|a|ación|aciones|an)|queja|rot[oa]s|dañad[oa]s?|defectuos[oa]s?|mal estado|no funciona\w*|llegaron (?:mal|rot)\w*|faltan? \d+|derram\w+)\b"
    r"|\b(?:reklamation|beschädigt|kaputt|defekt|mangelhaft|ausgelaufen|cassée?s?|abîmée?s?|défectueu\w+|réclamation|quebrad[oa]s?|danificad[oa]s?|avariad[oa]s?|rott[oiae]|danneggiat\w+|difettos\w+|reclamo)\b|рекламаци|сломан|повреж|\bбрак\b"
)
_COMPLAINT_OVER = (
    r"\b(?:resolved|solved)\b|已(?:经)?解决|resuelt[oa]"
    r"|\b(?:no|without|nothing|ningun[ao]?|sin|kein\w*|ohne|nichts|aucun\w*|sans|nenhum\w*|sem|nessun\w*|senza|нет|без) (?:\w+ )?(?:problem\w*|complain\w*|damage\w*|broken|defect\w*|defekt\w*|leak\w*|quej\w*|reclam\w*|reklamation\w*|réclamation\w*|beschädig\w*|mangel\w*|dañ\w*|rot[oa]s?|cassé\w*|рекламаци\w*|брака?)"
    r"|(?:没有?|无|未)[^，。；,;!！]{0,8}?(?:问题|破损|损坏|投诉|客诉|不良|色差|漏[液油水电]|退货|索赔)"
)
# What might come, and what is asked or agreed about it, has not come: it is nothing to be sorry for.
_SUPPOSED = (
    r"[?？]|\b(?:if|in case|unless|should|policy|policies|clause|terms|rate|ratio|test(?:s|ed|ing)?|avoid|prevent|against|broken[ -](?:white|colou?r))\b"
    r"|\b(?:si|en caso|política|condiciones|evitar|falls|wenn|vermeiden|sollte|en cas|éviter|caso|evitare|если|в случае)\b"
    r"|如果|要是|万一|假如|若|随时|怎么|如何|怎样|多少|政策|条款|标准|规定|防|避免|以免|免得|吗|[嘛呢]$|有问题(?:再|就|请|找|联系|告诉|问|的话|可以)|不良率|售后"
)
# What he asks us to send or do, which an answer has settled, and that he orders.
_REQUEST = (
    r"^\W{0,9}(?:(?:hi|hello|dear|ok|and|also)\W{1,9})?(?:please|pls|plz|kindly)\b|\b(?:please|pls|plz|kindly)\W{0,9}$|\b(?:send|share|quote|provide|give|forward) (?:me|us|the|your|a|best|some|over)\b|\b(?:please|pls|kindly) (?:send|share|quote|provide|give|issue|make|advise|confirm|check|let)\b"
    r"|^请|[，,]请|(?:麻烦|烦请|劳烦|帮(?:我|忙))|(?:发|寄|报|做|开|出|传|提供)(?:个|一?下|一?份|我|过来|给我|PI|形式发票|目录|价)|给(?:我|我们)(?:个|发|报|寄|一)"
    r"|\b(?:mánd[ae]\w*|envíe\w*|envia(?:me|rme)|cotíce\w*|pás[ae]\w*|por favor|favor de)\b|\b(?:bitte|senden sie|schicken sie|veuillez|s['’]il vous plaît|por gentileza|mande|pode enviar|per favore|пожалуйста|пришлите|вышлите|lütfen|tolong|mohon|minta)\b|أرسل|ارسل|من فضلك"
)
_ORDERS = (
    r"\b(?:send|issue|make|prepare|need|want|wait(?:ing)? for|raise)\b[^.!?]{0,20}\b(?:pi|proforma|pro forma)\b|\b(?:place|placing|confirm(?:ed|ing)?|release) (?:the |an |our |this )?(?:order|po)\b|\b(?:let['’]?s )?go ahead\b|\bdecided to (?:order|buy)\b|\bpo (?:is )?attached\b"
    r"|(?:发|做|开|出|要|给)(?:我|个|一?份|一下)*\s?(?:PI|形式发票)|(?<!不)(?<!没)(?<!未)(?<!时候)(?:先|决定|确定|确认|可以|就)下单|(?:定|订)了(?![吗么没再])"
    r"|\b(?:mánd[ae]\w*|envíe\w*|enviar|hacer|prepar\w+) (?:la |el |una )?(?:proforma|factura proforma|pedido)\b|\bconfirm(?:o|amos) (?:el |nuestro )?pedido\b|\bhacemos el pedido\b|\bkirim PI\b|\bkami pesan\b|الفاتورة"
)
_NOT_ORDERED = r"\b(?:not|cannot|never|no|nor|when|before|once|if|after you)\b|n['’]t\b|不|没|未|别|时候|如果|要是|\b(?:cuando|si|antes)\b"
# What thanks and takes note, piece by piece; a name may stand behind it.
_THANKS = (
    r"(?:(?:many|so many|best) )?\b(?:thanks?(?: (?:you|u))?|thx|tks|tnx|ty|tq)\b(?: (?:you|again|so much|very much|a lot|a million|indeed|dear|friend|sir|madam|bro|all))*(?: for (?:the|your|this|these|all)(?: \w+)? (?:reply|replies|info|information|update|quote|quotation|offer|message|e-?mails?|mail|catalog(?:ue)?|photos?|pictures?|files?|prices?|help|support))?(?:[ ,]+(?-i:[A-Z][a-z]+)(?=\W*$))?"
    r"|\b(?:(?:well|duly|safely) )?(?:received|noted|understood|acknowledged)\b(?: (?:with thanks|it|this|that|your (?:e-?mail|mail|message|quotation|offer|reply)))?|(?<![a-z])(?:ok(?:ay|ey|e)?|okk+)(?![a-z])|\b(?:alright|all right|got it|roger|great|perfect|fine|good|nice|excellent|cheers|much appreciated|dear|sir|boss|bro|(?:(?:best|kind|warm) )?regards)\b"
    r"|\b(?:(?:muchas|mil|muy amable,? ?(?:muchas)?) )?(?:gracias)\b(?: por (?:la|el|su|tu|los|las) (?:información|info|respuesta|cotización|oferta|mensaje|catálogo|fotos|ayuda))?|\b(?:recibido|vale|perfecto|de acuerdo|entendido|enterad[oa]|listo|muy amable|muy bien|bien(?! reçu| noté)|genial|(?:un )?(?:cordial )?saludos?)\b|\b(?:muito )?obrigad[oa]\b|\b(?:recebido|tudo bem|perfeito|combinado|valeu|certo|entendi)\b"
    r"|\bmerci(?: beaucoup| bien)?\b|\b(?:bien (?:reçu|noté)|c['’]est noté|noté|d['’]accord|parfait|entendu|cordialement)\b|\b(?:(?:vielen|besten|herzlichen|schönen) )?dank(?:e|eschön)?\b(?: (?:schön|sehr|dir|ihnen|euch))?|\b(?:alles klar|erhalten|verstanden|in ordnung|passt|super|gut|lg|vg|mfg)\b|\bgrazie(?: mille| tante)?\b|\b(?:ricevuto|va bene|perfetto|d['’]accordo|capito)\b"
    r"|\b(?:спасибо(?: большое)?|благодар(?:ю|им)|получил[аи]?|принято|понял[аи]?|понятно|хорошо|ок|ясно|отлично)\b|\b(?:çok )?teşekkür(?:ler| ederim| ederiz)?\b|\b(?:sağ ?ol(?:un)?|tamam|anlaşıldı)\b|شكر[اً]*(?: (?:لك|لكم|جزيلا))?|تمام|حسنا|وصل(?:ت)?|مشكور|إن شاء الله|ان شاء الله"
    r"|\b(?:terima kasih(?: banyak| ya)?|makasih|baik(?:lah)?|sudah (?:di)?terima|siap|sip)\b(?: (?:pak|bu|bos|boss|tuan|puan|encik|cik))?|\bc[ảá]m ơn(?: (?:bạn|anh|chị|em))?\b|\b(?:đã nhận|vâng)\b"
    r"|好的?|行|嗯+|哦+|已?(?:收到|知道|了解|明白|清楚|收悉)|辛苦[您你]?了?|(?:非常|十分|万分|太)?(?:谢谢|多谢|感谢|谢了|感恩|谢)(?:[您你]们?)?(?:的?(?:来信|邮件|报价|回复|回覆|资料|告知|支持|帮助|提醒|分享))?(?:\w{1,3}(?:小姐|总|经理|先生|女士|老板|姐|哥))?|麻烦[您你]?了|[您你]好|[啦哈呢哦啊噢呀哟了]"
    r"|ありがとうございま(?:す|した)|了解(?:しました|です)?|承知(?:しました|いたしました)|かしこまりました|감사합니다|고맙습니다|네|알겠습니다"
)
_NOTED_THANKS = (
    r"\b(?:(?:he|she|they|the buyer|buyer|customer|client) )?(?:says? thanks|said thanks|thanked(?: us)?|acknowledged(?: receipt)?|confirmed receipt)\b|\b(?:da|dio|dieron) las gracias\b|\bagradec(?:e|ió)\b"
    r"|(?:客户|对方)?(?:回复?|说)?(?:致谢|道谢|表示感谢|表示收到|确认收到|谢谢|感谢|收到)(?:报价|邮件|资料|目录)?"
)
# fmt: on


_SENTENCES = re.compile(
    r"[^.!?;,。！？；，\n]+(?:[?？]+|[.!;,。！；，\n]|$)"
)  # and parts of them, each with its own mark
_BREATHS = re.compile(r"[.!?;,:]\s|[。！？；，\n]")


_REMEMBERED = 1024  # texts: the causes, the letter and its reply ask about the same words


def said_by(reply: Touch) -> str:
    """What there is of a reply: the buyer's words and the note."""
    return f"{reply.said}\n{reply.summary}"


@lru_cache(_REMEMBERED)
def on_the_price(words: str) -> bool:
    """Does somebody find a price too high, or ask for a lower one?"""
    return pattern(_PRICE).search(pattern(_PRICE_FINE).sub(" ", simplified(words))) is not None


@lru_cache(_REMEMBERED)
def put_off(words: str) -> bool:
    """Does he put the matter off to another day, or leave it to another? `Ship next month` puts nothing off, nor does what he
    says of a day gone by: `after the fair we decided to order`.
    """
    breaths = (pattern(_ANOTHER_MATTER).sub(" ", b) for b in _BREATHS.split(simplified(words)))
    return any(pattern(_LATER).search(b) and not _is_wanted(b) for b in breaths)


def _is_wanted(breath: str) -> bool:
    """Does a breath tell a day on which something is wanted, or what has been decided by now?"""
    if pattern(_WANTED).search(breath):
        return True
    return pattern(_DECIDED).search(breath) is not None and pattern(_UNDECIDED).search(breath) is None


def of_a_supplier(reply: Touch) -> bool:
    """Does he speak of a supplier of his?"""
    heard = ((HAS_SUPPLIER, said_by(reply)), (OUR_SUPPLIER, reply.said), (THEIR_SUPPLIER, reply.summary))
    return any(pattern(words).search(simplified(text)) for words, text in heard)


@lru_cache(_REMEMBERED)
def a_no(words: str) -> bool:
    """Does he say that he needs or plans nothing?"""
    return pattern(_NO).search(simplified(words)) is not None


@lru_cache(_REMEMBERED)
def a_complaint(words: str) -> bool:
    """Does he complain of goods that came? `What if they leak?` and `any problem, call me` complain of nothing."""
    heard = (pattern(_COMPLAINT_OVER).sub(" ", said) for said in _SENTENCES.findall(simplified(words)))
    return any(pattern(_COMPLAINT).search(h) and not pattern(_SUPPOSED).search(h) for h in heard)


def a_request(words: str) -> bool:
    """Does a sentence ask for something to be sent or done: `please send the catalogue`, `发个目录看看`?"""
    return pattern(_REQUEST).search(simplified(words)) is not None


def an_order(words: str) -> bool:
    """Does he order, or ask for the proforma invoice?"""
    breaths = _BREATHS.split(simplified(words))
    return any(pattern(_ORDERS).search(b) and not pattern(_NOT_ORDERED).search(b) for b in breaths)


def only_thanks(reply: Touch) -> bool:
    """Is it a bare thanks, or that he has taken note, `Ok gracias`, `收到，谢谢`, which asks nothing? `Ok, thanks, send the PI` asks.

    What the salesperson calls substance is more than that, whatever the words are.
    """
    heard = [simplified(words) for words in (reply.said, reply.summary) if any(map(_speaks, words))]
    return bool(heard) and not reply.substantive and not any(map(_asks_more, heard))


def _speaks(sign: str) -> bool:
    """Does a sign say anything: a letter, a number, or a picture such as 👍?"""
    return sign.isalnum() or sign >= "\U0001f300"


@lru_cache(_REMEMBERED)
def _asks_more(words: str) -> bool:
    """Do the words, or the note of them, hold anything but thanks?"""
    if pattern(_NOTED_THANKS).fullmatch(words.strip(" .!。！")):
        return False
    return any(sign.isalnum() or sign in "?？" for sign in pattern(_THANKS).sub(" ", words))
