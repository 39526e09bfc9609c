"""Words of press releases in English, French and Spanish that do not look alike.

A line is a meaning: English | French | Spanish, several words divided by spaces, without accents; a star stands for
every ending. Words that look alike (``organisation``, ``organización``) need no line. Numbers in words are the
meaning of their figure. Names of days and months are few letters long and have lines of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

_MEANINGS = """
said say* told tell* stated | declar* dit disent indique* affirm* expliqu* soulign* ajoute* | dij* dice* declar* afirm* señal* explic* indic* subray*
people person* | personne* gens population* habitant* | persona* gente poblacion* habitante*
water* | eau eaux hydrique* | agua* hidric*
child* kid* | enfant* | nino* nina* infan* infancia
woman women female* | femme* | mujer*
man men male* | homme* | hombre*
government* | gouvernement* | gobierno*
country countries nation* | pays nation* | pais* nacion*
year* annual* | annee* an ans annuel* | ano anos anual*
month* | mois mensuel* | mes meses mensual*
week* | semaine* hebdomadaire* | semana*
day days daily | jour* journee* quotidien* | dia dias diari* jornada*
hour* | heure* | hora horas
today | aujourd aujourdhui jour | hoy
yesterday | hier | ayer
tomorrow | demain | manana
now | maintenant desormais | ahora
new newly | nouveau* nouvel* neuf | nuevo* nueva*
old former | vieux vieil* ancien* | viejo* vieja* antigu* ex
health* | sante sanitaire* | salud sanitari*
work* job* | travail* travaux emploi* oeuvre* | trabaj* labor* empleo*
help* aid assist* support* relief | aide* aider soutien* soutenir appui* secours assist* | ayuda* apoy* asist* socorro* auxilio
world* global* worldwide | monde* mondia* | mundo mundial*
office* bureau* | bureau* siege | oficina* sede
meeting* session* met | reunion* seance* session* rencontr* | reunion* sesion* encuentro*
law* legal* | loi* droit* juridique* legal* legislati* | ley leyes derecho* legal* legisla*
right rights | droit* | derecho*
find* found finding* | trouve* constat* | encontr* hall* constat*
fund* funding grant money | fonds financ* subvention* argent | fondo* financ* subvencion* dinero
cost* price* | cout* prix | cost* precio* cuest*
growth grow* grew | croissance augment* croitre | crecimiento crec* aument*
increas* rise rising rose | augment* hausse* accroi* accru* | aument* incremento* subi*
fall fell decreas* drop* decline* | baiss* dimin* recul* chute* | baj* disminu* descen* caida* retroce*
school* | ecole* scolaire* | escuela* escolar* colegio*
road* | route* | carretera* camino*
house* home* household* hous* | maison* foyer* logement* menage* domicile* | casa* hogar* vivienda*
flood* | inondation* crue* | inundacion* crecida*
rain* | pluie* | lluvia*
river* | riviere* fleuve* cours | rio rios
lake* | lac lacs | lago*
sea maritime | mer mers maritime* | mar mares maritim*
fire* | feu feux incendie* | fuego* incendio*
food | alimentation alimentaire* nourriture aliment* | alimento* alimenta* comida
drought* | secheresse* | sequia*
war conflict* | guerre* conflit* | guerra* conflicto*
peace* | paix pacifi* | paz pacifi*
death* died dead deadly | mort* deces decede* | muert* muri* fallec*
life live* living | vie vies vivre viv* | vida* viv*
birth born | naissance* ne nee | nacimiento* naci*
disease* illness* | maladie* | enfermedad*
patient* sick | malade* patient* | enfermo* paciente*
disaster* | catastrophe* sinistre* | desastre* catastrofe*
member* | membre* | miembro*
state states | etat etats | estado estados
city cities town* | ville* municipal* | ciudad* municipi*
village* | village* | aldea* pueblo* poblado*
north* | nord septentrional* | norte septentrional*
south* | sud meridional* | sur meridional*
east* | est oriental* orientale* | este oriental*
west* | ouest occidental* | oeste occidental*
first firstly | premier* premiere* | primer*
last latest | dernier* derniere* | ultim*
next following | prochain* suivant* | proxim* siguiente*
second secondly | deuxieme* second* | segund*
third thirds | tiers troisieme* | tercer* tercio*
half | moitie demi* | mitad medi*
quarter* | quart* trimestre* | cuart* trimestre*
more | plus davantage | mas
less fewer | moins | menos
between | entre | entre
against | contre | contra
before | avant | antes
after | apres | despues tras
since | depuis | desde
until | jusqu* | hasta
during | pendant durant cours | durante
where | lieu | donde
because | parce car | porque
every each | chaque tous toutes | cada todo* toda*
together | ensemble | conjunto* juntos junto
open* | ouvr* ouvert* | abr* abiert* apertura
clos* shut | ferm* clotur* | cerr* cierre* clausur*
begin* began start* launch* | commenc* debut* lanc* demarr* | comenz* empez* inici* lanz*
end ends ended | fin termin* acheve* | fin final* termin*
build* built | constru* bati* | constru*
give* gave given | donn* | dar dio dan dieron
take* took taken | prend* pris* | tom*
make* made | fait* faire realis* | hac* hiz* hech* realiz*
show* shown | montr* | mostr* muestr*
see saw seen | voir vu* | ver vist*
know* knew known | sav* connai* connu* | sab* conoc*
think* thought believe* | pens* croi* estim* | pens* cre* opin*
want* wish* | veu* voul* souhait* | quier* quer* dese*
need* | besoin* necess* | necesi*
must should shall | doi* devr* faut | deb* tien*
allow* enable* | permet* permis* | permit*
use* used using | utilis* emploi* | utiliz* us* emple*
pay* paid | pay* vers* | pag*
buy* bought purchas* | achet* achat* | compr*
sell* sold sale* | vend* vente* | vend* vent*
choose* chose* choice* | chois* choix | eleg* eleccion* opcion*
elect* vot* | elect* elu* vot* scrutin | elec* vot*
win* won winner* | gagn* vainqueur* laureat* | gan* ganador* galardon*
lose* lost loss* | perd* perte* | perd* perdid*
bring* brought | apport* amen* | tra* aport*
keep* kept | gard* conserv* mainten* | manten* conserv* guard*
leave* left | quitt* laiss* parti* | dej* sal* abandon*
come* came | vien* ven* | vien* ven*
sign* signed | sign* | firm*
welcome* | salu* accueill* bienvenue | acog* bienvenid* celebr*
thank* | merci* remerci* | graci* agradec*
join* | rejoin* adher* uni* | uni* sum* adher*
ask* request* question* | demand* pri* question* | ped* pid* solicit* pregunt*
answer* response* respond* | repon* | respuest* respond*
agree* agreement* | accord* conv* | acuerd* acord* conven*
treaty treaties | traite* | tratado*
talk* speech* spoke* speak* | parl* discours allocution | habl* discurso*
write* wrote written letter* | ecri* lettre* | escri* carta*
book* | livre* | libro*
read* | lire lu* lect* | leer lect*
news press | presse actualit* | prensa noticia*
release* statement* | communique* publi* declaration* version* | comunicado* public* declaracion* version*
website site web page* | site* page* web | sitio* pagina* web
editor* | redact* | redact* edit*
spokes* | porte parole | portavoz* voz
chair* | preside* | presid*
head heads chief | chef* responsable* tete | jefe* jefa* responsable*
director* manager* | direct* responsable* | direct* gerente*
staff employee* | personnel* employe* salarie* collaborat* effectif* | personal emplead* plantilla trabajador*
partner* | partenai* | soci* asociad*
company companies firm business* | entreprise* societe* | empresa* compania*
union* | syndicat* union* | sindicat* union*
team* | equipe* | equipo*
training train* | format* form* | formacion form* capacit*
teach* taught | enseign* | ensen*
student* pupil* | etudiant* eleve* | estudiante* alumn*
young youth | jeune* jeunesse | joven* jovenes juventud
family families | famil* | famil*
mother* | mere* matern* | madre* matern*
father* | pere* | padre*
daughter* | fille* | hija*
son sons | fils | hijo*
refugee* | refugi* | refugiad*
displaced displac* | deplac* | desplaz*
migrant* migration* | migra* migratoire* | migra*
shelter* | abri* heberg* | refugio* albergue* alojamiento*
border* | frontiere* transfrontali* | frontera* fronteriz* transfronteriz*
safe* secur* | sur sure securit* sur* | segur* salvo
threat* | menac* | amenaz*
risk* | risque* | riesgo*
damage* | dommage* degat* endommag* | dano* danad*
weather | temps meteo* | tiempo meteo*
climate | climat* | clima*
forest* | foret* forestier* | bosque* forestal*
land lands soil | terre* sol sols terrain* | tierra* suelo* terreno*
tree* | arbre* | arbol*
fish* | pech* poisson* | pesc* pez peces
farm* agricult* | agricult* exploita* paysan* ferme* | agricult* granj* campesin* agrari*
crop* harvest* | recolte* culture* | cosecha* cultivo*
energy power | energ* electri* | energ* electri*
clean* drinking | propre* potable* | limpi* potable*
well wells borehole* | puits forage* | pozo* perfora*
supply supplies supplied | approvisionn* fourni* | suministr* abasteci*
tool* | outil* | herramienta*
free freedom | libre* gratuit* libert* | libre* gratuit* libert*
strong* strength* | fort* force* renforc* | fuert* fuerz* reforz* fortalec*
weak* | faibl* | debil*
high* | haut* elev* | alt* elev*
low lower | bas basse* faible* | baj*
long | long* | larg*
short* | court* bref* | cort* breve*
big large* great* | grand* gros* | gran grande*
small* little | petit* peu | pequen* poc*
good best better | bon bonne* mieux meilleur* | buen* mejor*
bad worst worse | mauvais* pire* | mal mal* peor*
equal* | egal* | igual*
poor poverty | pauvre* | pobre*
rich wealth* | rich* | ric* riqueza*
number* figure* | nombre* chiffre* numero* | numero* cifra*
rate* | taux | tasa* tipo*
share* | part* partag* | part* compart* cuota*
amount* | montant* somme* | cantidad* importe* monto
thousand* | mille millier* | mil miles millar*
hundred* | cent centaine* | cien* centenar*
billion* | milliard* | millard* milmillon*
per cent percent | cent pourcent* | ciento porcent*
dollar* | dollar* | dolar*
january | janvier | enero
february | fevrier | febrero
march | mars | marzo
april | avril | abril
may | mai | mayo
june | juin | junio
july | juillet | julio
august | aout | agosto
september | septembre | septiembre
october | octobre | octubre
november | novembre | noviembre
december | decembre | diciembre
monday | lundi* | lunes
tuesday | mardi* | martes
wednesday | mercredi* | miercoles
thursday | jeudi* | jueves
friday | vendredi* | viernes
saturday | samedi* | sabado*
sunday | dimanche* | domingo*
evening | soir* | tarde noche
morning | matin* | manana
night* | nuit* | noche*
spring | printemps | primavera
summer | ete | verano
autumn | automne | otono
winter | hiver | invierno
about | propos environ | acerca cerca unos
note notes | note* | nota*
contact* further | contact* complement* renseignement* | contact* mas informacion
further additional | complement* supplement* | mas complement*
available | disponible* | disponible*
headquarter* | siege quartier* | sede
english | anglais* | ingles*
french | francais* | franc*
spanish | espagnol* | espanol*
united | unies uni | unid*
kingdom | royaume | reino
france | france | francia
germany german* | allemagne allemand* | alemania aleman*
europe* | europe* | europ*
brussels | bruxelles | bruselas
geneva | geneve | ginebra
london | londres | londres
among | parmi | entre
within | sein dans | dentro
under | sous | bajo
above over | dessus plus | sobre mas
near* | pres proche* | cerca cercan*
only | seul* seulement | solo solamente unic*
also | aussi egalement | tambien asimismo
already | deja | ya
still | encore toujours | aun todavia
again | nouveau encore | nuevo vez
however | cependant toutefois | embargo obstante
although | bien quoique | aunque
thanks | grace merci | gracias
side | cote* | lado*
hand | main* | mano*
face* facing | face* affront* | frent* cara*
way | voie* facon* moyen* maniere* | via* forma* manera* modo*
goal* aim* target* | but* objectif* cibl* | meta* objetiv*
step* stage* | etape* mesure* pas | etapa* paso* medida*
measure* | mesure* | medid*
plan plans planned | plan* prevoi* prevu* | plan* prev*
report* | rapport* | informe*
study studies survey* | etude* enquete* | estudio* encuesta*
assessment evaluation | evaluation* bilan | evaluacion* balance
research* | recherch* | investig*
data | donnee* | dato*
issue* problem* | question* probleme* enjeu* | cuestion* problema* asunto*
challenge* | defi* | desafio* reto*
change* | chang* modif* | cambi* modif*
improve* | amelior* | mejor*
develop* | develop* | desarroll*
trade | commerc* echange* | comerci* intercambio*
market* | marche* | mercado*
tax* | impot* taxe* fiscal* | impuesto* fiscal*
bank* | banque* bancaire* | banco* bancari*
debt* | dette* | deuda*
court* judge* trial | tribunal* cour juge* proces | tribunal* corte juez juicio
police | police* | polic*
army military | armee* militaire* | ejercit* militar*
attack* | attaqu* attentat* | ataqu* atac* atentad*
kill* | tu* | mat*
wound* injur* | bless* | herid*
film* movie* | film* | pelicul*
game* play* | jeu* jou* | jueg* jug*
car cars vehicle* | voiture* vehicul* | coche* vehicul* automovil*
plane aircraft flight* | avion* vol vols | avion* vuelo*
ship* boat* | navire* bateau* | barco* buque*
train trains rail* | train* ferrov* | tren* ferrov*
street* | rue* | calle*
building* | batiment* immeuble* | edificio*
room* | salle* chambre* | sala* habitacion*
door* | porte* | puerta*
thing* | chose* | cosa*
place* | lieu* endroit* place* | lugar* sitio*
time* | temps fois heure* | tiempo vez veces
security | securit* | segurid*
software | logiciel* | software program*
computer* | ordinateur* informat* | ordenador* computador* informat*
user* | utilisat* | usuari*
network* | reseau* | red redes
update* | mise* jour actualis* | actualiz*
package* | paquet* | paquete*
project* | projet* | proyecto*
event* | evenement* manifestation* | evento* acontecim*
award* prize* | prix recompens* | premi* galard*
seat seats | siege* | escano* puesto* asiento*
ban banned forbid* | interdi* | prohib*
crime* criminal* | crime* crimin* | crime* crimin* delit* delincuen*
trafficking smuggl* | trafi* traite passeur* | trafi* tract* trata
tent* | tente* | tienda* carpa*
kit kits | trousse* kit* | kit* equipo*
"""
_NUMBERS = """
two | deux | dos
three | trois | tres
four | quatre | cuatro
five | cinq | cinco
six | six | seis
seven | sept | siete
eight | huit | ocho
nine | neuf | nueve
ten | dix | diez
eleven | onze | once
twelve | douze | doce
thirteen | treize | trece
fourteen | quatorze | catorce
fifteen | quinze | quince
sixteen | seize | dieciseis
seventeen | | diecisiete
eighteen | | dieciocho
nineteen | | diecinueve
twenty | vingt | veinte
thirty | trente | treinta
forty | quarante | cuarenta
fifty | cinquante | cincuenta
sixty | soixante | sesenta
eighty | | ochenta
ninety | | noventa
"""
_FIGURES = (*range(2, 21), 30, 40, 50, 60, 80, 90)
_LANGUAGES = ("en", "fr", "es")
_SHORTEST_STEM = 2


def known_language(language: str) -> bool:
    """Return whether the lexicon has words of a language (BCP 47)."""
    return language.lower().split("-")[0] in _LANGUAGES


def meanings(word: str, language: str) -> frozenset[str]:
    """Return the names of what a folded word may mean; numbers are named by their figures, ``n:12``."""
    whole, stems = _tables(language.lower().split("-")[0])
    found = whole.get(word, frozenset())
    for length in range(min(len(word), 12), _SHORTEST_STEM - 1, -1):
        # The longest beginning says it: what is shorter is another word.
        if word[:length] in stems:
            return found | stems[word[:length]]
    return found


_Table = dict[str, frozenset[str]]


@cache
def _tables(language: str) -> tuple[_Table, _Table]:
    whole: dict[str, set[str]] = {}
    stems: dict[str, set[str]] = {}
    if language in _LANGUAGES:
        for name, cells in _lines():
            for word in cells[_LANGUAGES.index(language)].replace("ñ", "n").split():
                table = stems if word.endswith("*") else whole
                table.setdefault(word.rstrip("*"), set()).add(name)
    return (
        {word: frozenset(names) for word, names in whole.items()},
        {word: frozenset(names) for word, names in stems.items()},
    )


def _lines() -> Iterator[tuple[str, list[str]]]:
    for number, line in enumerate(_MEANINGS.strip().splitlines()):
        yield f"l:{number}", line.split("|")
    for figure, line in zip(_FIGURES, _NUMBERS.strip().splitlines(), strict=True):
        yield f"n:{figure}", line.split("|")
