"""Edited letters in Spanish: innocent ones pass in silence, each faulty one is caught for its own fault and no other."""

import pytest
from edited_letters import found_in, rows

# fmt: off
INNOCENT = """
# pressing words that press nobody
| news | Esperamos verle en la feria. ¿Le va mejor la mañana o la tarde?
| news | No hay prisa; el precio vale todo el invierno. ¿Le convienen lotes menores?
| news | Enviaremos las muestras lo antes posible. ¿Bastan dos pares?
| news | Le confirmo el barco cuanto antes. ¿Sigue siendo Valparaíso el puerto?
| news | No es urgente, pero ya funciona la cuarta línea. ¿Le convienen lotes menores?
| news | Un pedido urgente suyo sale ahora en nueve días. ¿Le convienen lotes menores?
| news | Hay novedades en la fábrica: funciona la cuarta línea. ¿Le convienen lotes menores?
| news | El laboratorio ha decidido emitir el informe en español. ¿Le sirve así?
| news | Cuando haga su pedido, nombre el barco, por favor. ¿Sigue siendo Valparaíso el puerto?
| news | Última oportunidad de ver la línea vieja fue en mayo. ¿Le convienen lotes menores? | brings=Línea 4
# attachments that are none, or are there
| news | Saluda nuestro director adjunto, el Sr. Li. ¿Le convienen lotes menores?
| news | La sala adjunta al laboratorio ya está lista. ¿Quiere verla?
| news | Esta vez no hay adjuntos, solo una noticia. ¿Le convienen lotes menores?
| news | El plano está en https://qiaohe.example/plano.pdf a su disposición. ¿Le sirven milímetros?
| news | Le adjunto el informe. ¿Pide usted la norma EN 15570? | Attachments=Informe QH-35.pdf
| news | Vea informe QH-35.pdf y foto 2.jpg, por favor. ¿Coinciden? | Attachments=informe QH-35.pdf; foto 2.jpg
# prices, terms and dates that are the row's, or no price of the quote
| quote | En la oferta Q-7 le cotizamos 500 piezas a USD 12.50, FOB Ningbo, válida hasta el 31 de diciembre. ¿Le sirve?
| quote | 500 piezas a USD 12,50 por pieza, FOB Ningbo, válida hasta el 31 de diciembre de 2026. ¿Le sirve?
| quote | El precio de 12,50 dólares vale hasta el 31/12/2026. ¿Le sirve?
| quote | La Q-7 suma USD 6 250. El flete a Valparaíso cuesta unos USD 1 900. ¿Lo reservo?
| quote | Las muestras cuestan USD 20 el par, y el precio es USD 12,50. ¿Bastan dos pares?
| quote | Usted ahorra USD 0,40 por pieza frente al año pasado. ¿Le sirve?
| quote | La Q-7 es FOB Ningbo, USD 12.50. También podemos cotizar CIF Valparaíso. ¿Qué prefiere?
| quote | ¿Le conviene FOB Ningbo, o prefiere CIF a su puerto?
| quote | En CIF Valparaíso serían USD 13.10. ¿Se lo cotizo así?
| quote | Usted pedía USD 11,80; con 500 piezas son USD 12,50. ¿Le sirven 1 000?
| quote | El anticipo de USD 1 875 va con el pedido, el saldo de USD 4 375 contra B/L. ¿Le va bien T/T?
| quote | El certificado del X2 es válido hasta el 5 de mayo de 2027. ¿Lo pide la licitación?
| quote | Puedo prorrogar la oferta hasta el 15 de enero. ¿Sigue siendo 500 la cantidad?
| quote | La tonelada de acero está a USD 640, y nuestro precio sigue en USD 12.50. ¿Le sirve?
| quote | El precio FOB de la Q-7 se mantiene. ¿Le sirve la cantidad?
| news | Mostramos el cajón nuevo a USD 9,80 CIF Callao. ¿Quiere verlo?
# answers, in the buyer's order
| reply | 1. Grasa de litio.↵2. Sí, antes del viernes.¶¿Queda algún punto abierto?
| reply | Usamos grasa de litio. Cambiamos el lote enseguida, y sale en el barco del 5 de diciembre. ¿Queda algún punto abierto?
| reply | ¿Qué grasa usan? De litio.↵¿Pueden cambiar el lote antes del próximo barco? Sí, podemos.¶¿Queda algún punto abierto?
| reply | La mercancía sale en 22 días. ¿Llega a tiempo? | asked=¿Cuánto tardan?
| reply | Desde 1 000 piezas. Necesitamos 30 días. ¿Le conviene? | asked=¿Cuál es el lote mínimo? ¿Y el plazo?
| reply | Cuesta USD 9,80. Entregamos en 30 días. ¿Le conviene? | asked=¿Qué precio tiene? ¿Para cuándo la entrega?
# one question, at the end
| news | Usted preguntó: «¿Cuánto? ¿Cuándo?» Ahora el plazo es de 22 días. ¿Le convienen lotes menores?
| news | El plazo baja a 22 días. ¿Le convienen lotes menores??
| news | El plazo baja a 22 días.¶¿Le convienen lotes menores?¶¡Buen fin de semana!
| news | El plazo baja a 22 días. ¿Le va mejor 12.50 o 13.00 mm?
| holiday | Feliz Navidad para usted y su familia.
| holiday | Gracias por sus pedidos y su confianza en este año. Felices fiestas.
| holiday | ¡Feliz Año Nuevo! Nuestra oficina cierra del 24 al 27 de diciembre.
# salutation, signature, subject and address as people write them
| news | El plazo baja a 22 días. ¿Le convienen lotes menores? | Subject=RE: Q-7: sus bisagras
| first-letter | Dos talleres de Lima usan nuestras bisagras. ¿Lleva usted este tema? | Subject=Revisar el flete: un 8 % menos
| news | El plazo baja a 22 días. ¿Le convienen lotes menores? | To=ana@x.example, eva@x.example
| news | | Body=Hola, Ana:¶El plazo baja a 22 días. ¿Le convienen lotes menores?¶Saludos,↵Fiona
| news | | Body=Buenos días, Ana Ruiz:¶El plazo baja a 22 días. ¿Le convienen lotes menores?¶Atentamente,↵Fiona Wang
| news | | Body=Estimado Sr. Fernandez:¶El plazo baja a 22 días. ¿Le convienen lotes menores?¶Un cordial saludo,↵Fiona | Contact=Sr. Iago Fernández Gómez
| news | | Body=Estimada Sra. Ruiz,¶El plazo baja a 22 días. ¿Le convienen lotes menores?¶Muchas gracias y un saludo↵Fiona
| news | | Body=Estimada doctora Rojas:¶El plazo baja a 22 días. ¿Le convienen lotes menores?¶Cordialmente,↵Fiona | Contact=Dra. Marcela Rojas
"""
FAULTY = """
# places left to be filled in
unfilled | news | [Nombre del cliente], el plazo baja a 22 días. ¿Le convienen lotes menores?
unfilled | news | El plazo baja a {{plazo}} días. ¿Le convienen lotes menores?
unfilled | news | El nuevo precio es USD xxx. ¿Le convienen lotes menores?
unfilled | news | El plazo baja a ____ días. ¿Le convienen lotes menores?
unfilled | news | [[por completar: la novedad. ¿Le convienen lotes menores?
# subject and address
subject | news | El plazo baja a 22 días. ¿Le convienen lotes menores? | Subject=
subject | news | El plazo baja a 22 días. ¿Le convienen lotes menores? | Subject=¡Hola!
subject | news | El plazo baja a 22 días. ¿Le convienen lotes menores? | Subject=RV: Cotización
subject | news | El plazo baja a 22 días. ¿Le convienen lotes menores? | Subject=Cuarta línea de bisagras en marcha desde el lunes: el plazo baja
forwarded | first-letter | Dos talleres de Lima usan nuestras bisagras. ¿Lleva usted este tema? | Subject=RV: bisagras para Acme
forwarded | first-letter | Dos talleres de Lima usan nuestras bisagras. ¿Lleva usted este tema? | Subject=Re: bisagras para Acme
recipient | news | El plazo baja a 22 días. ¿Le convienen lotes menores? | To=
recipient | news | El plazo baja a 22 días. ¿Le convienen lotes menores? | To=ana arroba x
# salutation and signature
salutation | news | | Body=Estimado Sr. Ruiz:¶El plazo baja a 22 días. ¿Le convienen lotes menores?¶Un saludo,↵Fiona
salutation | news | | Body=Hola, Juan:¶El plazo baja a 22 días. ¿Le convienen lotes menores?¶Un saludo,↵Fiona
salutation | news | | Body=Estimado cliente:¶El plazo baja a 22 días. ¿Le convienen lotes menores?¶Un saludo,↵Fiona
signature | news | | Body=Estimada Sra. Ruiz:¶El plazo baja a 22 días. ¿Le convienen lotes menores?¶Un saludo,
signature | news | | Body=Estimada Sra. Ruiz:¶El plazo baja a 22 días. ¿Le convienen lotes menores?
# attachments that are not there
attachments | news | Le adjunto el informe. ¿Pide usted la norma EN 15570?
attachments | news | Adjunto encontrará la lista de precios. ¿Le convienen lotes menores?
attachments | news | Se adjunta el plano. ¿Coincide?
attachments | news | En el archivo adjunto está la foto. ¿Coincide?
attachments | news | Vea primero lista.pdf. ¿Coincide? | Attachments=plano.pdf
# price, Incoterm, place and validity that are not the row's
offer | quote | Mantenemos el precio hasta el 15 de enero. ¿Le sirve?
offer | quote | En la oferta Q-7 le cotizamos 500 piezas a USD 12.05, FOB Ningbo. ¿Le sirve?
offer | quote | El precio es 12,05 dólares por pieza. ¿Le sirve?
offer | quote | Le ofrecimos la bomba al precio de 12,05. ¿Le sirve?
offer | quote | ¿Le sirven USD 12,05, FOB Ningbo?
offer | quote | Le ofrecimos EUR 12,50. ¿Le sirve?
offer | quote | La Q-7 suma USD 6 520. ¿Le sirve?
offer | news | En la Q-7 tiene la bomba a USD 12,05. ¿Le sirve?
offer | quote | Le ofrecimos USD 12,50 CIF Callao. ¿Le sirve?
offer | quote | Le ofrecimos USD 12,50 FOB Shanghai. ¿Le sirve?
offer | quote | La oferta es válida hasta el 30 de diciembre. ¿Le sirve?
offer | quote | La oferta vence el 30/12/2026. ¿Le sirve?
offer | quote | Validez: 15 de enero. ¿Le sirve?
offer | quote | La oferta es válida hasta el 31 de diciembre de 2027. ¿Le sirve?
# questions passed over, or out of order
answers | reply | Usamos grasa de litio. ¿Queda algún punto abierto?
answers | reply | Cambiamos el lote antes del próximo barco. Usamos grasa de litio. ¿Queda algún punto abierto?
answers | reply | 1. Grasa de litio.¶¿Queda algún punto abierto?
answers | reply | Gracias por su mensaje. ¿Queda algún punto abierto? | asked=¿Cuánto tardan?
# questions of our own
question | news | El plazo baja a 22 días.
question | news | El plazo baja a 22 días. Dígame qué medida quiere.
question | news | ¿Sigue comprando bisagras? El plazo baja a 22 días. ¿Le convienen lotes menores?
question | news | ¿Le convienen lotes menores?¶El plazo baja a 22 días, y la cuarta línea funciona desde el lunes pasado.
question | holiday | Feliz Navidad. ¿Qué planes tiene para enero?
pitch | holiday | Feliz Navidad. En enero le damos un 5 % de descuento.
# T1
T1 | news | ¿Hay alguna novedad sobre la oferta?
T1 | news | ¿Cuándo hará el pedido?
T1 | news | ¿Cuando nos hara el pedido?
T1 | news | Quedo a la espera de su respuesta. ¿Le sirve el precio?
T1 | news | Esperamos su pedido. ¿Le sirve el precio?
T1 | news | Responda, por favor, lo antes posible. ¿Le sirve el precio?
T1 | news | No hemos recibido respuesta suya. ¿Le sirve el precio?
T1 | news | ¿Recibió mi correo?
T1 | news | ¿Ha podido revisar la oferta?
T1 | news | Es la última oportunidad a este precio. ¿Le sirve?
T1 | news | Haga su pedido esta semana. ¿Le sirve el precio?
T1 | news | Solo un recordatorio de la oferta. ¿Le sirve el precio?
T1 | news | ¿Ya ha decidido?
"""
# fmt: on


@pytest.mark.parametrize("row", rows(INNOCENT))
def test_an_innocent_letter_passes_in_silence(row: str) -> None:
    wanted, found = found_in(row, "es")
    assert found == wanted == ""


@pytest.mark.parametrize("row", rows(FAULTY))
def test_a_faulty_letter_is_caught_for_its_own_fault(row: str) -> None:
    wanted, found = found_in(row, "es")
    assert found == wanted


def test_there_are_forty_of_each() -> None:
    assert len(rows(INNOCENT)) >= 40 and len(rows(FAULTY)) >= 40
