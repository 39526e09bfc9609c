"""Words that web pages put around a text, in English, French and Spanish.

Phrases are compared as ``folded`` makes them: lower case, typographic apostrophes straight, bullets, arrows and
closing punctuation off. *Strong* phrases are chrome wherever they stand alone in a block; *weak* ones
(``Contact``, ``News``) are headings of releases too and count only among other chrome.
"""

from __future__ import annotations

import re

from workbench.model.release import DropReason

_EDGE = re.compile(r"^[\s\W_]+|[\s\W_]+$")


def folded(text: str) -> str:
    """Return the text as the tables below write their phrases."""
    text = text.replace("’", "'").replace("‘", "'").replace("\u00a0", " ").replace("\u202f", " ")
    return _EDGE.sub("", " ".join(text.casefold().split()))


def _phrases(table: str) -> frozenset[str]:
    return frozenset(folded(phrase) for phrase in re.split(r"[|\n]", table) if phrase.strip())


STRONG_MENU = _phrases("""
skip to main content | skip to content | skip to navigation | skip navigation | jump to content | jump to navigation
main menu | main navigation | toggle navigation | toggle menu | open menu | close menu | show menu | site search
search this site | search form | log in | login | sign in | sign up | register | my account | donate now | donate today
select language | choose language | select your language | change language | back to news | back to newsroom
all news | all press releases | view all | see all | show more | load more | read more | view more
aller au contenu | aller au contenu principal | passer au contenu | passer au contenu principal | menu principal
navigation principale | ouvrir le menu | fermer le menu | afficher le menu | basculer la navigation | se connecter
connexion | s'identifier | s'inscrire | mon compte | faire un don | je donne | je fais un don | choisir la langue
changer de langue | rechercher sur le site | formulaire de recherche | toutes les actualités | toute l'actualité
tous les communiqués | retour aux actualités | retour à la liste | retour | voir tout | voir plus | afficher plus
lire la suite | accéder au menu
ir al contenido | ir al contenido principal | saltar al contenido | saltar al contenido principal
pasar al contenido principal | menú principal | navegación principal | abrir menú | cerrar menú | abrir el menú
iniciar sesión | acceder | registrarse | mi cuenta | donar ahora | dona ahora | haz una donación | done ahora | hacer una donación
elegir idioma | seleccionar idioma | cambiar idioma | buscar en el sitio | formulario de búsqueda | todas las noticias
todos los comunicados | volver a noticias | volver | ver todo | ver todas | ver más | mostrar más | leer más
""")

WEAK_MENU = _phrases("""
home | homepage | menu | search | news | newsroom | news and stories | news & stories | press | press room | press centre | press center
media | media centre | media center | about | about us | who we are | what we do | where we work | our work | our impact
our people | our mission | our history | our team | our partners | our story | get involved | take action | donate | give | contact
contact us | careers | jobs | work with us | join us | vacancies | resources | publications | reports | data | events | stories
partners | partnerships | governance | leadership | structure | countries | regions | emergencies | topics | projects
programmes | programs | library | multimedia | photos | videos | gallery | blog | faq | help | languages | language | english | français
español | en | fr | es | close | next | previous | submit | subscribe | ok | filter | press releases | press release
press releases and statements | category | categories | tags | latest | archive | archives | uncategorized | investors | shop | support us
volunteer | fundraise | research | procurement | transparency | products | services | solutions
accueil | page d'accueil | recherche | rechercher | chercher | actualités | actualité | actus | presse | espace presse | salle de presse
médias | qui sommes-nous | qui sommes nous | à propos | à propos de nous | nous connaître | notre action | nos actions
notre travail | notre mission | notre histoire | notre équipe | nos équipes | nos partenaires | ce que nous faisons
que faisons-nous | où travaillons-nous | où nous travaillons | où nous intervenons | nos domaines d'action | agir | agir avec nous
engagez-vous | s'engager | nous soutenir | nous aider | nous rejoindre | rejoignez-nous | travailler avec nous | donner
contactez-nous | nous contacter | carrières | emplois | emploi | offres d'emploi | recrutement | ressources | rapports
données | données et recherche | événements | agenda | témoignages | partenaires | partenariats | gouvernance | direction | pays
régions | urgences | thématiques | projets | programmes | bibliothèque | médiathèque | multimédia | vidéos | galerie | aide | langues
langue | anglais | espagnol | fermer | suivant | précédent | envoyer | s'abonner | filtrer | communiqués | communiqués de presse
communiqué de presse | catégorie | catégories | étiquettes | dernières nouvelles | non classé | boutique | bénévolat | recherche et innovation
transparence | produits | services
inicio | portada | página de inicio | buscar | búsqueda | noticias | actualidad | novedades | prensa | sala de prensa | centro de prensa | medios
quiénes somos | quienes somos | sobre nosotros | acerca de | acerca de nosotros | conócenos | qué hacemos | que hacemos | nuestro trabajo
nuestra labor | nuestra misión | nuestra historia | nuestro equipo | nuestros socios | dónde trabajamos | donde trabajamos
dónde estamos | actúa | actúe | participa | participe | colabora | colabore | donar | dona | haz un donativo | únete
contacto | contáctenos | contáctanos | empleo | empleos | trabaja con nosotros | trabaje con nosotros | recursos | publicaciones
informes | datos | datos e investigación | eventos | historias | socios | alianzas | gobernanza | liderazgo | estructura | países
regiones | emergencias | temas | proyectos | programas | biblioteca | galería | ayuda | idiomas | idioma | inglés | francés | cerrar
siguiente | anterior | enviar | suscribirse | filtrar | comunicados | comunicados de prensa | comunicado de prensa | categoría
categorías | etiquetas | archivo | sin categoría | tienda | voluntariado | investigación | transparencia | productos | servicios
tags | keywords | topics | filed under | mots-clés | mots clés | palabras clave | temas relacionados | más información | en savoir plus | learn more | find out more | more information | plus d'informations
""")

STRONG_SHARING = _phrases("""
share | share this | share this page | share this article | share this story | share this post | share this release | share on
share on facebook | share on twitter | share on x | share on linkedin | share on whatsapp | share via email | share by email
tweet | tweet this | tweet this page | click to share | email this page | email this | print this page | print this | copy link | copy url | pin it
link copied | send by email | download pdf | download as pdf | print page | print-friendly version | listen to this article
partager | partager cette page | partager cet article | partager sur | partager sur facebook | partager sur twitter | partager sur x
partager sur linkedin | partager sur whatsapp | partager par e-mail | partager par courriel | partagez | partagez cet article | partager via
envoyer par e-mail | envoyer par courriel | envoyer par mail | imprimer | imprimer cette page | imprimer la page | copier le lien | lien copié
télécharger en pdf | télécharger le pdf | version imprimable | tweeter | écouter cet article
compartir | compartir esta página | compartir este artículo | compartir en | compartir en facebook | compartir en twitter | compartir en x
compartir en linkedin | compartir en whatsapp | compartir por correo | compartir por correo electrónico | comparte | comparte esto | comparta
compártelo | enviar por correo | enviar por correo electrónico | enviar por email | imprimir | imprimir esta página | copiar enlace | copiar el enlace
enlace copiado | descargar pdf | descargar en pdf | versión para imprimir | tuitear | escuchar este artículo
""")

NETWORKS = _phrases("""
facebook | twitter | x | linkedin | whatsapp | instagram | youtube | telegram | tiktok | flickr | pinterest | reddit | tumblr
bluesky | threads | mastodon | messenger | email | e-mail | courriel | correo | correo electrónico | mail | print | rss | copy | link | viber | weibo | wechat
""")

RELATED_HEADINGS = _phrases("""
related | related news | related stories | related articles | related content | related posts | related links | related topics | related pages
related press releases | related documents | related reading | more news | more stories | more from | latest news | latest stories | latest press releases
latest posts | recent posts | recent news | most read | most popular | you may also like | you might also like | you may also be interested in | read also | read next
read this next | also read | see also | up next | more on this topic | more on this story | recommended | recommended for you | trending | don't miss
previous article | next article | previous post | next post | other news | in the same category | explore more | keep reading | continue reading
à lire aussi | a lire aussi | lire aussi | à lire également | lire également | voir aussi | voir également | articles liés | articles similaires | articles associés
actualités liées | actualités associées | contenus associés | contenus liés | contenu associé | sur le même sujet | sur le même thème | dans la même rubrique
dernières actualités | dernières nouvelles | derniers articles | derniers communiqués | les plus lus | plus d'actualités | autres actualités | autres communiqués
article précédent | article suivant | à découvrir aussi | à découvrir | vous aimerez aussi | cela peut vous intéresser | ceci peut vous intéresser | recommandé pour vous
liens utiles | liens connexes | publications liées | à la une
noticias relacionadas | artículos relacionados | contenido relacionado | contenidos relacionados | historias relacionadas | enlaces relacionados | publicaciones relacionadas
más noticias | otras noticias | últimas noticias | lo último | más leído | lo más leído | las más leídas | también te puede interesar | te puede interesar
también le puede interesar | le puede interesar | quizás le interese | lea también | lee también | leer también | ver también | véase también | sobre el mismo tema
artículo anterior | artículo siguiente | entrada anterior | entrada siguiente | entradas recientes | recomendado para usted | recomendado para ti | otros comunicados
enlaces de interés | enlaces útiles | no te pierdas | sigue leyendo
""")

STRONG_FOOTER = _phrases("""
privacy | privacy policy | privacy notice | privacy statement | terms of use | terms of service | terms and conditions | terms & conditions | legal notice | legal | imprint
disclaimer | sitemap | site map | accessibility | accessibility statement | cookie policy | cookies | cookie settings | follow us | follow us on | connect with us | stay connected
stay informed | stay in touch | newsletter | subscribe to our newsletter | sign up for our newsletter | sign up to our newsletter | join our mailing list
get our newsletter | back to top | top of page | scroll to top | report fraud | report misconduct | scam alert | powered by wordpress | leave a reply | leave a comment
comments are closed | no comments | post a comment | quick links | useful links | our websites | all rights reserved | your email address | enter your email
mentions légales | politique de confidentialité | confidentialité | conditions d'utilisation | conditions générales | conditions générales d'utilisation | plan du site
accessibilité | accessibilité : partiellement conforme | accessibilité : non conforme | politique de cookies | gestion des cookies | gérer les cookies | données personnelles | protection des données
suivez-nous | suivez-nous sur | restez informé | restez informés | restez connectés | lettre d'information | infolettre | abonnez-vous à notre newsletter
abonnez-vous à notre lettre d'information | abonnez-vous à notre infolettre | s'abonner à la newsletter | inscrivez-vous à notre newsletter | recevez notre newsletter | recevoir la newsletter | haut de page | retour en haut
retour en haut de page | fraude | signaler une fraude | laisser un commentaire | répondre | liens rapides | tous droits réservés | votre adresse e-mail | votre e-mail | crédits
aviso legal | política de privacidad | privacidad | términos de uso | términos y condiciones | condiciones de uso | mapa del sitio | mapa web | accesibilidad
política de cookies | configuración de cookies | protección de datos | síguenos | síganos | síguenos en | síganos en | boletín | boletín informativo | suscríbete
suscríbete a nuestro boletín | suscríbase a nuestro boletín | suscríbase al boletín | recibe nuestro boletín | reciba nuestro boletín | mantente informado | manténgase informado | volver arriba | ir arriba
subir | denunciar fraude | deja un comentario | deja una respuesta | enlaces rápidos | enlaces de interés | todos los derechos reservados | tu correo electrónico | su correo electrónico | créditos
""")

COOKIE_BUTTONS = _phrases("""
accept | accept all | accept cookies | accept all cookies | reject | reject all | decline | allow all | allow cookies | manage preferences | manage cookies | manage settings | cookie preferences
necessary only | only necessary | customise | customize | save preferences | got it | i agree | i accept | more options | reject non-essential | accept & close | essential cookies only
accepter | tout accepter | accepter tout | accepter les cookies | refuser | tout refuser | refuser tout | continuer sans accepter | paramétrer | personnaliser | paramètres des cookies | j'accepte
paramétrer les cookies | gérer mes préférences | gérer les préférences | préférences | ok, tout accepter | interdire tous les cookies | ok pour moi
aceptar | aceptar todo | aceptar todas | aceptar cookies | aceptar todas las cookies | rechazar | rechazar todo | rechazar todas | rechazar cookies | configurar | configurar cookies | acepto
gestionar preferencias | gestionar cookies | personalizar | ajustes de cookies | preferencias de cookies | solo necesarias | guardar preferencias | entendido
""")

COOKIE_TEXT = re.compile(
    r"\b(?:we|this (?:web)?site|our (?:web)?site|this page|nous|ce site|notre site|le site|utilizamos|usamos|este sitio|esta web|nuestro sitio|"
    r"nuestra web|esta página|el sitio|este portal|by (?:continuing|clicking|using)|en (?:poursuivant|continuant|cliquant)|al (?:continuar|hacer clic|navegar))"
    r"\b.{0,160}\bcookies?\b|\bcookies?\b.{0,80}\b(?:to (?:improve|enhance|provide|give)|afin d['’]|pour améliorer|para mejorar|para ofrecer|"
    r"propias y de terceros)\b",
    re.IGNORECASE | re.DOTALL,
)
FOOTER_TEXT = re.compile(
    r"^\s*(?:©|\(c\)\s*\d|copyright\b)|\b(?:all rights reserved|tous droits réservés|todos los derechos reservados|reservados todos los derechos)\b"
    r"|^\s*(?:powered by|proudly powered|propulsé par|fièrement propulsé|funciona (?:con|gracias a)|desarrollado por|site (?:by|réalisé par)|theme(?: by|:))",
    re.IGNORECASE,
)
PAGE_META = re.compile(
    r"^\s*(?:posted (?:on|in|by)|published (?:on|by|in)|filed under|last updated|updated on|tags?\s*:|tagged|categor(?:y|ies)\s*:|reading time|by admin|"
    r"\d+ min(?:utes?)? read|\d+ (?:comments?|views?|shares?)|publié (?:le|dans|par)|posté (?:le|dans|par)|mis à jour le|dernière mise à jour|"
    r"étiquettes?\s*:|mots[- ]clés\s*:|catégories?\s*:|temps de lecture|lecture : |\d+ (?:commentaires?|vues?|partages?)|publicado (?:el|en|por)|"
    r"actualizado (?:el|en)|última actualización|etiquetas?\s*:|categorías?\s*:|tiempo de lectura|lectura de \d|\d+ (?:comentarios?|visitas?))",
    re.IGNORECASE,
)
YOU_ARE_HERE = re.compile(
    r"^\s*(?:you are here|vous êtes ici|usted está aquí|estás aquí|está aquí)\b", re.IGNORECASE
)
_CRUMB = re.compile(r"\s*(?:[>›»/|→]|::)\s*")
INLINE_RELATED = re.compile(
    r"^\s*(?:read also|also read|see also|read more|read next|related|watch|à lire aussi|lire aussi|voir aussi|à lire|lea también|lee también|leer también|ver también|te puede interesar)"
    r"\s*[:–—-]\s*\S",
    re.IGNORECASE,
)


def is_breadcrumb(text: str) -> bool:
    """Return whether the line is a path through a site: ``Home > News > Press releases``."""
    if YOU_ARE_HERE.match(text):
        return True
    if (
        len(text) > 240
        or not re.search(r"\S\s*[>›»→]\s*\S|\S\s(?:/|::)\s\S", text)
        or re.search(r"[.!?]\s+\S|«", text)
    ):
        return False
    parts = [folded(part) for part in _CRUMB.split(text) if part.strip()]
    return len(parts) >= 2 and parts[0] in {
        "home",
        "accueil",
        "inicio",
        "portada",
        "homepage",
        "page d'accueil",
        "página de inicio",
    }


_LIST_SPLIT = re.compile(r"\s*[|·•,/]\s*|\s{2,}|\s+-\s+")


def strong_reason(text: str) -> DropReason | None:
    """Return why a block that stands alone is chrome by its words, ``None`` where its words do not say so."""
    phrase = folded(text)
    words = phrase.split()
    if COOKIE_TEXT.search(text) and len(words) < 120:
        return DropReason.COOKIES
    if len(words) <= 14:
        for table, reason in (
            (COOKIE_BUTTONS, DropReason.COOKIES),
            (STRONG_SHARING, DropReason.SHARING),
            (RELATED_HEADINGS, DropReason.RELATED),
            (STRONG_FOOTER, DropReason.FOOTER),
            (STRONG_MENU, DropReason.MENU),
        ):
            if phrase in table:
                return reason
        if words and _all_in(text, words, NETWORKS | STRONG_SHARING):
            return DropReason.SHARING
        if len(words) > 1 and _all_in(text, [], STRONG_FOOTER | STRONG_MENU | WEAK_MENU):
            return DropReason.FOOTER if _any_in(text, STRONG_FOOTER) else DropReason.MENU
    if len(words) <= 40 and FOOTER_TEXT.search(text):
        return DropReason.FOOTER
    if is_breadcrumb(text):
        return DropReason.BREADCRUMB
    if len(words) <= 25 and INLINE_RELATED.match(text):
        return DropReason.RELATED
    return None


def _parts(text: str) -> list[str]:
    return [folded(part) for part in _LIST_SPLIT.split(text) if folded(part)]


def _all_in(text: str, words: list[str], table: frozenset[str]) -> bool:
    parts = _parts(text)
    if len(parts) > 1 and all(part in table for part in parts):
        return True
    return len(words) > 1 and all(word in table for word in words)


def _any_in(text: str, table: frozenset[str]) -> bool:
    return any(part in table for part in _parts(text))


def is_weak_menu(text: str) -> bool:
    """Return whether the block's words are those of a menu entry, which a heading of the text may share."""
    return folded(text) in WEAK_MENU
