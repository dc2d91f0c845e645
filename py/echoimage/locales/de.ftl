# Deutsch. Die Texte von EchoImage, mit Project Fluent (https://projectfluent.org); docs/translating.md sagt, wie man einen berichtigt.

## The page as it is in index.html

title = EchoImage: das Original zu einem Bild finden
description =
    .content = Findet das Original zu einem Bild, selbst wenn es zugeschnitten, gedreht oder gespiegelt wurde oder in einem Screenshot steckt. Läuft im Browser; nichts wird hochgeladen.
language =
    .aria-label = Sprache
where-sample = Beispielbilder
where-own = Bilder dieser Website
progress =
    .aria-label = Fortschritt
update =
    .aria-label = Neue Version
start-lost = Ein Teil dieser Seite konnte nicht geladen werden. Prüfen Sie die Verbindung und laden Sie die Seite neu.
start-long = Der Start dauert ungewöhnlich lange. Warten Sie noch etwas, oder prüfen Sie die Verbindung und laden Sie die Seite neu.
example-made =
    .title = Erstellt aus { $of }
example-cropped = Zugeschnitten und neu komprimiert
example-turned = Um 90 Grad gedreht
example-watermarked = Mit Wasserzeichen
example-faded = Grau und verblasst
example-tiny = Auf 160 Pixel verkleinert
example-tilted = Um 5 Grad geneigt
example-framed = Gerahmt
example-darkened = Abgedunkelt
skip = Zum Inhalt springen
tasks =
    .aria-label = Aufgaben
task-find = Suchen
task-duplicates = Duplikate
task-compare = Vergleichen
privacy = Nichts wird hochgeladen
headline = Das Original zu einem Bild finden
headline-more = Selbst wenn das Bild zugeschnitten, gedreht oder gespiegelt wurde oder in einem Screenshot steckt.
stage-title = Ihr Bild
query-unseen = Dieses Bild kann hier nicht angezeigt werden.
invitation = Bild auf der Seite ablegen
invitation-more = oder einfügen
invitation-touch = Bild wählen oder aufnehmen
invitation-touch-more = Es bleibt auf diesem Gerät
query-formats = JPEG, PNG, WebP, AVIF, HEIC, GIF, TIFF und andere, bis 64{ "\u00A0" }MB
choose = Bild wählen
choose-another = Anderes wählen
camera = Kamera
new = Neu
query-address = Adresse eines Bildes
query-search = Suchen
where-title = Wo gesucht wird
where-chip = Suche in:
credits = Bildnachweise
where-mine = Meine Bilder
mine-folder = Ordner
mine-files = Dateien
mine-photos = Fotos wählen
mine-pause = Pausieren
mine-stop = Stoppen
where-list = Eine Liste im Web
list-address = Adresse einer JSON-Datei
list-open = Öffnen
list-file = JSON-Datei wählen
list-how = Wie eine solche Liste aussieht
list-what = Eine JSON-Datei mit den Adressen der Bilder, auf Wunsch jeweils mit „title“, „page“, „thumbnail“ und „license“. Die Server der Bilder müssen anderen Seiten das Lesen erlauben (CORS).
list-index = Bei vielen Bildern oder wenn ein Server das Lesen nicht erlaubt: Legen Sie einen Index an, stellen Sie dessen Ordner auf einen beliebigen Server und geben Sie hier die Adresse der Datei „manifest.json“ an.
status-start = Die Suche wird vorbereitet. Ein Bild können Sie schon wählen.
stop = Stoppen
    .title = Was fertig ist, bleibt erhalten
restart = Neu starten
reload = Neu laden
needs-script = EchoImage läuft im Browser und benötigt JavaScript und WebAssembly.
examples-title = Oder eine dieser bearbeiteten Kopien ausprobieren
outcome-heading = Ergebnis
how = So funktioniert es
how-read-title = Auf dem Gerät gelesen.
how-read = Die Seite öffnet Ihr Bild; es bleibt in ihrem Arbeitsspeicher.
how-compared-title = Mit jedem Bild verglichen.
how-compared = Details, die in beiden vorkommen, verraten, ob Ihr Bild gedreht, gespiegelt, zugeschnitten, verkleinert oder vergrößert wurde; dann werden beide dort verglichen, wo sie sich überlappen.
how-judged-title = Eingestuft und angezeigt.
how-judged = Gleiches Bild, bearbeitete Kopie, gleiches Motiv oder kein Treffer: Öffnen Sie ein Ergebnis, um den Grund zu sehen.
answers-on = Fortsetzen
answers-csv = Als CSV speichern
answers-json = Als JSON speichern
answers-query = Ihr Bild
answers-answer = Ergebnis
answers-sure = Gewissheit
classic-shown = Das sind klassische Punktzahlen, ohne Einstufung.
classic-leave = Zum üblichen Verfahren
more-show = Mehr anzeigen
explain-title = Was bedeuten die Zahlen?
explain-verdict = Einstufung
explain-verdict-text = Gleiches Bild: kein sichtbarer Unterschied außer Größe und Kodierung. Bearbeitete Kopie: aus demselben Foto oder derselben Zeichnung entstanden; sie stimmt Detail für Detail überein, außer dort, wo etwas überdeckt wurde. Gleiches Motiv: ein anderes Foto davon, ein anderer Moment oder ein anderer Text auf demselben Formular. Kein Treffer: Nichts davon wurde gefunden. Die Einstufung beruht auf Details (Ecken und Punkte), die zu ein und derselben Transformation passen, und auf einem Vergleich der beiden Bilder an jeder Stelle.
explain-certain = Sicher, wahrscheinlich
explain-certain-text = Wie gut eine Kopie nachgewiesen ist. Sicher: So viele Details passen, und so viel von beiden Bildern stimmt überein, dass auf dieser Grundlage noch nie ein fremdes Bild für eine Kopie gehalten wurde.
explain-score = Punktzahl
explain-score-text = Der Mittelwert von SSIM und ORB, von 0 bis 100. Danach werden Bilder gleicher Einstufung geordnet; eine Wahrscheinlichkeit ist das nicht.
explain-ssim = SSIM
explain-ssim-text = Strukturelle Ähnlichkeit ohne Farbe in der Überlappung, nachdem Ihr Bild über das Original gelegt wurde. 1 bedeutet dasselbe Bild, 0 oder weniger keinen Zusammenhang. Zuschneiden oder Drehen senkt den Wert nicht.
explain-orb = ORB
explain-orb-text = Anteil der Details Ihres Bildes in der Überlappung, die zu dieser einen Transformation passen.
explain-classic = Klassisch
explain-classic-text = Die ältere Punktzahl, ohne Einstufung: Beide Bilder werden auf dasselbe kleine Quadrat gestaucht; es zählen SSIM der Quadrate und der Anteil der Details Ihres Bildes, die irgendwo im anderen eine klare Entsprechung haben. Zuschneiden oder Drehen senkt den Wert.
settings = Einstellungen
settings-method = Verfahren
settings-verified = Geprüft
settings-classic = Klassisch
settings-no-classic = Klassische Punktzahlen brauchen die Bilder selbst. Diese Sammlung ist ein Index und enthält nur, was das geprüfte Verfahren vergleicht.
settings-accept = Treffer
settings-any = Kopien und gleiches Motiv
settings-edited = Kopien
settings-same = Gleiches Bild
settings-count = Angezeigte Ergebnisse
duplicates-title = Duplikate finden
duplicates-more = Identische Dateien, andere Größen und Formate, bearbeitete Kopien. Nichts wird gelöscht: Sie erhalten eine Liste der überzähligen Bilder.
duplicates-again = Wieder anzeigen
duplicates-names = Überzählige als Liste speichern
move-ask = Überzählige beiseitelegen
move-undo = Zurücklegen
duplicates-undo = „Keine Duplikate“ aufheben
two-title = Zwei Bilder vergleichen
two-more = Zwei beliebige Bilder: beide zugleich ablegen oder nacheinander wählen.
two-first = Erstes Bild
two-second = Zweites Bild
two-open = Vergleich öffnen
two-instead = Stattdessen beide suchen
query-row =
    .aria-label = Ihr Bild
update-now = Aktualisieren
update-later = Später
offline-ask = Dauerhaft speichern lassen
delete-ask = Gespeicherte Daten löschen
licences = Lizenzen aller Bestandteile
materials = Stückliste
delete-title = Gespeicherte Daten löschen?
delete-cancel = Behalten
delete-confirm = Löschen
move-why = Die Bilder werden in den Unterordner „EchoImage extras“ Ihres Ordners verschoben. Nichts wird gelöscht, und solange diese Seite geöffnet ist, können Sie die Bilder hier wieder zurücklegen.
move-cancel = Abbrechen
move-confirm = Beiseitelegen
view = Ansicht
view-side = Neben{ "\u00AD" }einander
view-slider = Schiebe{ "\u00AD" }regler
view-blink = Im Wechsel
view-heat = Unter{ "\u00AD" }schiede
view-keypoints = Details
view-frame = Rahmen
view-unseen-first = Dieses Bild kann hier nicht angezeigt werden
view-unseen-second = Das Bild kann hier nicht angezeigt werden
view-legend-alike = gleich
view-legend-different = verschieden
view-position = Position der Trennlinie
view-by-itself = Automatisch
answer-file = Identische Datei, Byte für Byte
answer-compare = Vergleichen
link-copy = Link kopieren
answer-open = Original öffnen
details-title = Details
details-verdict = Einstufung
details-evidence = Nachweis
details-score = Punktzahl, von 100
details-ssim = SSIM, Struktur
details-orb = ORB, Anteil passender Details
duplicates-reject = Keine Duplikate

## The answer: what the best picture is to the one that was given

answer-exact = Identische Kopie von { $title }
answer-same = Dasselbe Bild wie { $title }
answer-edited = Bearbeitete Kopie von { $title }
answer-inset = { $title } in einem größeren Bild
answer-cropped = Zugeschnittene Kopie von { $title }
answer-mirrored = Gespiegelte Kopie von { $title }
answer-turned = Gedrehte Kopie von { $title }
answer-inverted = Negativ von { $title }
answer-grey = Schwarzweiße Kopie von { $title }
answer-recoloured = Umgefärbte Kopie von { $title }
answer-blurred = Unscharfe Kopie von { $title }
answer-related = Gleiches Motiv wie { $title }
answer-classic = Am ähnlichsten: { $title }
answer-none = { $title }
answer-title = „{ $title }“
answer-page = { $answer } – EchoImage
certainty-certain = Sicher
certainty-likely = Wahrscheinlich
certainty-related = Gleiches Motiv
differs =
    { $n ->
        [one] 1 abweichende Stelle
       *[other] { $n } abweichende Stellen
    }
picture-yours = Ihr Bild
picture-original = Original
picture-other = Anderes Bild
picture-small = Vorschaubild aus dem Index
picture-unseen = Das Bild selbst kann hier nicht angezeigt werden
picture-small-of = { $name }, Vorschaubild
compare-with = Vergleichen mit { $title }
copies =
    { $n ->
        [one] Identische Datei unter einer weiteren Adresse
       *[other] Identische Datei unter { $n } weiteren Adressen
    }
licence = Lizenz
evidence =
    { $n ->
        [one] 1 übereinstimmendes Detail
       *[other] { $n } übereinstimmende Details
    }
evidence-frame = mangels Details anhand des ganzen Bildes eingestuft
link-copied = Link kopiert
link-refused = Link aus der Adressleiste kopieren

## Several matches, and none

more =
    { $n ->
        [one] Es gibt einen weiteren Treffer.
       *[other] Es gibt { $n } weitere Treffer.
    }
nearest-show = Ähnlichste, keine Treffer
nearest-hide = Ähnlichste ausblenden
none =
    { $n ->
        [one] Kein Treffer: Nur 1 Bild wurde verglichen.
       *[other] Kein Treffer unter diesen { $n } Bildern.
    }
none-compared = Es konnte kein Bild verglichen werden.
none-explained = Es konnte kein Bild verglichen werden. Die Liste unten nennt die Gründe im Einzelnen.
none-stopped = Die Suche wurde gestoppt, bevor ein Bild verglichen wurde.
none-incomplete = Kein Treffer, aber Teile dieser Sammlung konnten nicht gelesen werden. Die Liste unten nennt die Gründe.
none-empty = Diese Sammlung enthält keine Bilder.
unread =
    { $n ->
        [one] 1 Bild konnte nicht gelesen werden.
       *[other] { $n } Bilder konnten nicht gelesen werden.
    }
stopped = Gestoppt: { $done } von { $total } verglichen.
summary-compared =
    { $n ->
        [one] 1 Bild in { NUMBER($seconds, minimumFractionDigits: 1, maximumFractionDigits: 1) } Sekunden verglichen
       *[other] { $n } Bilder in { NUMBER($seconds, minimumFractionDigits: 1, maximumFractionDigits: 1) } Sekunden verglichen
    }
summary-stopped = Gestoppt: { $done } von { $total } in { NUMBER($seconds, minimumFractionDigits: 1, maximumFractionDigits: 1) } Sekunden verglichen
summary-read = { $line }, { $size } gelesen
interrupted = Die Suche wurde unterbrochen. { $why }
interrupted-on = Sie wird automatisch fortgesetzt.
interrupted-restart = Starten Sie neu, um dieses Bild noch einmal zu suchen.

## What could not be used, with the reason in a few words

problems =
    { $n ->
        [one] 1 Problem mit den Bildern dieser Sammlung
       *[other] { $n } Probleme mit den Bildern dieser Sammlung
    }
problems-shown = Angezeigt: { $shown } von { $n }.
problems-more =
    { $more ->
        [one] 1 weiteres anzeigen
       *[other] { $more } weitere anzeigen
    }
reason-bad-database = Unbrauchbare Liste
reason-bad-entry = Unbrauchbarer Eintrag
reason-bad-index = Unbrauchbarer Index
reason-newer-version = Zu neu
reason-not-found = Nicht gefunden
reason-http-error = Vom Server abgelehnt
reason-cors = Von hier aus nicht lesbar (CORS)
reason-network = Nicht erreichbar
reason-timeout = Zu langsam
reason-mixed-content = Nicht verschlüsselt
reason-not-an-image = Kein Bild
reason-unsupported-format = Unbekanntes Format
reason-damaged = Beschädigt
reason-too-large = Zu groß
reason-empty = Leer
reason-crashed = Ausgelassen
reason-left-out = Ausgelassen
reason-internal = Fehlgeschlagen

## What goes on

status-waking = Wird vorbereitet
status-loading = Wird geladen
status-opening = Sammlung wird geöffnet
status-list = Bilderliste wird gelesen
status-index = Index wird gelesen
status-index-bytes = Index wird gelesen: { $size }
status-ready = Bereit für Ihr Bild.
status-queued = Ihr Bild wird gesucht, sobald alles bereit ist
status-searching = Suche läuft
status-reading = Ihr Bild wird gelesen
status-closer = Genauere Prüfung
status-best = Bisher beste Ergebnisse
status-stopping = Wird gestoppt
status-nothing = Es wurde nichts verglichen.
status-again = Wird neu gestartet. Ihr Bild bleibt erhalten.
status-changing = Wechsel zur neuen Version dieser Seite

## Numbers

list-join = { $first }, { $next }
clause-join = { $first }; { $next }
sentence-join = { $first } { $next }
number-measure = { NUMBER($n, minimumFractionDigits: 2, maximumFractionDigits: 2) }
number-part = { $done } von { $total }
number-percent = { $n }{ "\u00A0" }%
number-megabytes = { NUMBER($size, minimumFractionDigits: 1, maximumFractionDigits: 1) }{ "\u00A0" }MB
number-kilobytes = { NUMBER($size, minimumFractionDigits: 1, maximumFractionDigits: 1) }{ "\u00A0" }KB
number-pixels = { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) }
number-of-megabytes = { NUMBER($done, minimumFractionDigits: 1, maximumFractionDigits: 1) } von { NUMBER($total, minimumFractionDigits: 1, maximumFractionDigits: 1) }{ "\u00A0" }MB

## What has stopped

unexpected-restart = Ein unerwarteter Fehler ist aufgetreten: { $said }. Ein Neustart kann helfen; Ihr Bild bleibt erhalten.
unexpected-reload = Ein unerwarteter Fehler ist aufgetreten: { $said }. Laden Sie die Seite neu, um es noch einmal zu versuchen.
engine-not-started = Das Vergleichsmodul konnte nicht starten: { $why }. Prüfen Sie die Verbindung und starten Sie dann neu.
engine-late = Das Vergleichsmodul ist nicht rechtzeitig gestartet. Prüfen Sie die Verbindung und starten Sie dann neu.
engine-stopped = Das Vergleichsmodul ist ausgefallen, vermutlich wegen Speichermangels.
engine-failed = Das Vergleichsmodul ist ausgefallen ({ $why }).
engine-no-worker = Dieser Browser hat keinen Worker gestartet
crash-yours = eines Ihrer Bilder
crash-query = Das geschah, während { $name } gelesen wurde. Es wird nicht noch einmal versucht; speichern Sie das Bild verkleinert.
crash-pictures =
    { $n ->
        [one] Das geschah, während { $names } gelesen wurde; dieses Bild wird ab jetzt ausgelassen.
       *[other] Das geschah, während { $names } gelesen wurden; diese Bilder werden ab jetzt ausgelassen.
    }
crash-by-itself = { $why } Der Neustart erfolgt automatisch.

## While the page gets ready

ready-bytes = Wird vorbereitet: { $size }
ready-left = Wird vorbereitet: { $size }, noch { $left }
ready-soon = Wird vorbereitet: gleich fertig
ready-closed = Es ist keine Sammlung geöffnet. Öffnen Sie eine, dann wird Ihr Bild darin gesucht.

## What is stored on the device

stored-none = Die Seite merkt sich gelesene Bilder, aber nur auf diesem Gerät.
stored-never = Dieser Browser speichert nichts für diese Seite: Bei jedem Besuch werden die Bilder neu gelesen.
stored-list = Auf diesem Gerät gespeichert: { $list }
stored-size-app = diese Seite ({ $size })
stored-size-collection = Sammlung dieser Seite ({ $size })
stored-size-databases = Daten Ihrer Sammlungen ({ $size })
stored-size-mine = Vorschaubilder Ihrer Bilder ({ $size })
stored-pictures =
    { $n ->
        [one] Merkmale von { $n } Bild (etwa { $size })
       *[other] Merkmale von { $n } Bildern (etwa { $size })
    }
stored-not-duplicates =
    { $n ->
        [one] { $n } als „keine Duplikate“ markiertes Paar
       *[other] { $n } als „keine Duplikate“ markierte Paare
    }
delete-list = Folgendes wird von diesem Gerät gelöscht: { $list }. Ihre eigenen Bilder und Sammlungen bleiben, wo sie sind.
offline-none = Dieser Browser speichert keine Kopie der Seite; bei jedem Besuch ist eine Verbindung nötig.
offline-no-room = Der Speicherplatz reicht nicht aus
offline-failed = Die Seite konnte nicht für die Offline-Nutzung gespeichert werden: { $why }. Alles andere funktioniert; beim nächsten Besuch wird es erneut versucht.
offline-storing = Die Seite wird für die Offline-Nutzung gespeichert: { $size }
offline-ready-pictures = Funktioniert auch offline.
offline-ready-index = Funktioniert auch offline; die Bilder der Sammlung sind nicht gespeichert, an ihrer Stelle erscheinen Vorschaubilder.
offline-ready-list = Funktioniert auch offline; die Sammlung dieser Seite ist jedoch zum Speichern zu groß und nur so weit vorhanden, wie sie schon gelesen wurde.
offline-safari = Safari löscht das Gespeicherte nach sieben Tagen Nutzung ohne Besuch dieser Seite, außer wenn sie auf dem Home-Bildschirm oder im Dock liegt (Teilen, Hinzufügen).
offline-agreed = Der Browser behält alles, bis Sie es löschen.
offline-denied = Der Browser hat dauerhaftes Speichern nicht zugesagt: Wird der Platz knapp, kann er alles löschen. Es hilft, die Seite zu installieren.
offline-forgotten = Alles wurde gelöscht, bis auf das Skript, das verhindert, dass geteilte Bilder gesendet werden. Beim nächsten Besuch wird die Seite neu gespeichert.
update-here = Eine neue Version dieser Seite ist verfügbar.
update-others =
    { $n ->
        [one] Schließen Sie zuerst den anderen Tab dieser Seite, denn alle wechseln gleichzeitig zur neuen Version.
       *[other] Schließen Sie zuerst die { $n } anderen Tabs dieser Seite, denn alle wechseln gleichzeitig zur neuen Version.
    }
update-changing = Wechsel zur neuen Version.

## What is given: dropped, pasted, chosen

drop-any = Hier ablegen
drop-several = In diesen Bildern suchen
drop-archive = In diesen Bildern suchen
drop-find = Dieses Bild suchen
drop-slot = Dieses Bild vergleichen
drop-compare = Diese beiden vergleichen
drop-mine = In diesen { $n } Bildern suchen
drop-open = Diese Bilderliste öffnen
drop-nothing = Darin ist kein Bild
given-nothing = Darin ist kein Bild.
given-address-refused = „{ $typed }“ kann nicht gelesen werden. Geben Sie eine Adresse an, die mit http:// oder https:// beginnt und kein Passwort enthält.
given-nothing-dropped = Das Abgelegte enthielt kein Bild. Legen Sie eine Bilddatei oder die Adresse eines Bildes ab, oder fügen Sie sie ein.
given-nothing-pasted = Das Eingefügte enthielt kein Bild. Legen Sie eine Bilddatei oder die Adresse eines Bildes ab, oder fügen Sie sie ein.
given-not-used = Das ist kein Bild und wurde ausgelassen.
given-list-not-used = Das ist eine Liste von Bildern. Öffnen Sie sie allein oder zusammen mit einem Bild, das gesucht werden soll.
given-shared-lost = Das geteilte Bild ist nicht angekommen; teilen Sie es noch einmal.
given-shared-no-room = Das geteilte Bild konnte nicht übergeben werden, wahrscheinlich weil auf diesem Gerät kein Platz mehr ist: Schaffen Sie Platz, oder wählen Sie das Bild hier.
query-facts =
    { $n ->
        [one] { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) } Pixel, { $format }, { $n } Merkmalspunkt
       *[other] { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) } Pixel, { $format }, { $n } Merkmalspunkte
    }
query-damaged = { $facts }. Beschädigt: { $why }

## Two pictures compared, and what each view of them shows

compare-second = Wählen Sie noch ein zweites Bild.
compare-waiting = Vergleich läuft: { $one } und { $other }.
compare-done = Miteinander verglichen. { $verdict }, Punktzahl { $score } von 100.
compare-damaged = { $name } ist beschädigt: { $why }.
compare-title = { $one } und { $other }
compare-classic = Klassische Punktzahl
name-yours = Ihr Bild
name-original = das Original
name-other = das andere Bild
name-first = das erste Bild
name-second = das zweite Bild
name-extra = dieses Bild
name-best = das beste Bild
places =
    { $n ->
        [one] { $n } abweichende Stelle ist umrandet.
       *[other] { $n } abweichende Stellen sind umrandet.
    }
view-gestures = Mit dem Mausrad oder zwei Fingern vergrößern, durch Ziehen verschieben; beide Bilder bewegen sich gemeinsam.
view-laid = { $query }, passend über { $image } gelegt.
view-squeezed = Für die klassische Punktzahl werden beide auf dasselbe Quadrat gestaucht. Hier ist { $query } über { $image } gelegt und auf dessen volle Größe gestreckt.
view-stretched = Die beiden lassen sich nicht zur Deckung bringen. Hier ist { $query } über { $image } gelegt und auf dessen volle Größe gestreckt.
view-pairs =
    { $n ->
        [one] { $n } Paar von Merkmalspunkten passt zu ein und derselben Transformation.
       *[other] { $n } Paare von Merkmalspunkten passen zu ein und derselben Transformation.
    }
view-pairs-drawn = { $n } Paare von Merkmalspunkten passen zu derselben Transformation; { $drawn } sind eingezeichnet.
view-pairs-none = In den beiden Bildern gibt es keine zueinander passenden Merkmalspunkte.
view-pairs-frame = Diese Bilder haben zu wenige Merkmalspunkte und wurden deshalb als Ganzes verglichen.
view-pairs-classic = Die klassische Punktzahl berücksichtigt nicht, wo Merkmalspunkte liegen. Das geprüfte Verfahren zeichnet die Paare ein.
view-framed = { $query } deckt { $image } zu { $visible }{ "\u00A0" }% ab. Die dick gezeichnete Seite ist die Oberkante.
view-frame-none = Es wurde keine Stelle gefunden, an der sich { $query } und { $image } decken.
view-frame-classic = Die klassische Punktzahl berücksichtigt nicht, wo { $query } liegt. Das geprüfte Verfahren zeichnet den Rahmen ein.
map-waiting = Genauer Vergleich läuft. Beim ersten Mal werden weitere 17{ "\u00A0" }MB von dieser Website geladen.
map-made = SSIM an jeder Stelle, im Mittel { NUMBER($mean, minimumFractionDigits: 2, maximumFractionDigits: 2) } ({ $query } über { $image } gelegt).
map-unaligned = SSIM an jeder Stelle, im Mittel { NUMBER($mean, minimumFractionDigits: 2, maximumFractionDigits: 2) } ({ $query } über { $image } gelegt und auf dessen volle Größe gestreckt).
map-refused = Hier lässt sich keine Karte der Unterschiede erstellen: { $why }.

## The comparison: its tools and keys

view-close = ✕
    .aria-label = Schließen
view-stage =
    .aria-label = Beide Bilder
view-map =
    .alt = Karte der Unterschiede
view-smaller = −
    .aria-label = Verkleinern
view-larger = +
    .aria-label = Vergrößern
view-more = Mehr
view-fit = Einpassen
view-actual = 1:1
view-aligned = Ausgerichtet
view-sides = Tauschen
view-turn = Umschalten
view-hold = Zum Umschalten halten
    .title = Gedrückt halten, um das andere Bild zu sehen
view-save = Ansicht speichern
view-save-refused = Die Ansicht kann nicht gespeichert werden: Der Server eines Bildes erlaubt anderen Seiten, es anzuzeigen, aber nicht, es zu kopieren. Machen Sie stattdessen einen Screenshot.
view-save-failed = Die Ansicht konnte nicht gespeichert werden: { $cause }
view-keys-open = ?
    .aria-label = Tastenkürzel
view-keys-hint = Die Pfeiltasten verschieben die Bilder, das Fragezeichen zeigt alle Tastenkürzel.
view-next = ›
    .aria-label = Weiter
view-previous = ‹
    .aria-label = Zurück
view-places =
    { $n ->
        [one] { $n } abweichende Stelle
       *[other] { $n } abweichende Stellen
    }
view-place = Stelle { $n } von { $total }
view-detail = Detail { $n } von { $total }
view-laid-over = { $image }, darübergelegt: { $query }
view-share = { $name }: { $n }{ "\u00A0" }%
view-frame-inside = { $query } füllt { $image } zu { $visible }{ "\u00A0" }% aus. Die dick gezeichnete Seite ist die Oberkante.
view-key-zoom = vergrößern, verkleinern
view-key-fit = einpassen, 1:1 anzeigen
view-key-move = die Bilder verschieben, solange sie den Fokus haben
view-key-places = vor und zurück durch abweichende Stellen oder übereinstimmende Details
view-key-hold = gedrückt halten, um das andere Bild zu sehen
view-key-mask = den Bereich mit dem Fokus verschieben, in der Größe ändern oder entfernen
view-key-shift = Umschalt
view-key-delete = Entf
mask-areas = Bereiche ausblenden
mask-add = Neuer Bereich: { $name }
mask-remove = Bereich entfernen
mask-area = Ausgeblendeter Bereich { $n }: { $name }
mask-left-out =
    { $n ->
        [one] { $n } Bereich ausgeblendet
       *[other] { $n } Bereiche ausgeblendet
    }
mask-left-out-line =
    { $n ->
        [one] { $n } Bereich wurde ausgeblendet.
       *[other] { $n } Bereiche wurden ausgeblendet.
    }
view-key-sides = die Seiten tauschen
view-key-escape = Esc
view-key-close = schließen

## Several pictures to find

instead-taken = Gesucht wird in diesen { $n } Bildern.
instead-search = Diese stattdessen in „{ $name }“ suchen
answers-title = Gesucht: { $n } Bilder
answers-back = Alle { $n } Bilder
answers-searching = { $n } Bilder werden gesucht
answers-waiting = Wartet
answers-asked = Suche läuft
answers-unsearched = Das Bild wurde nicht gesucht.
answers-more =
    { $n ->
        [one] 1 weiterer Treffer
       *[other] { $n } weitere Treffer
    }
answers-found = { $found } von { $n } gefunden.
answers-found-so-far = { $n } gefunden.
answers-stopped = Gestoppt nach { $done } von { $n } Bildern.
answers-crashed = Das Vergleichsmodul ist beim Lesen dieses Bildes ausgefallen. Speichern Sie das Bild verkleinert.
column-query = Ihr Bild
column-rank = Rang
column-answer = Ergebnis
column-verdict = Einstufung
column-certainty = Gewissheit
column-score = Punktzahl
column-ssim = SSIM
column-orb = ORB
column-name = Gefundenes Bild
column-address = Adresse
column-done = Bearbeitung
column-differs = Abweichende Stellen
column-matches = Treffer
column-problem = Problem

## Duplicates

duplicates-start =
    { $n ->
        [one] Duplikate in { $n } Bild finden
       *[other] Duplikate in { $n } Bildern finden
    }
duplicates-closed = Wählen Sie, wo gesucht werden soll: in einem eigenen Ordner oder in einer Sammlung.
duplicates-few = Es gibt nichts zu vergleichen: Dafür sind mindestens zwei Bilder nötig.
duplicates-running = Duplikate werden gesucht
duplicates-groups =
    { $n ->
        [one] { $n } Gruppe
       *[other] { $n } Gruppen
    }
duplicates-extras =
    { $n ->
        [one] { $n } überzähliges Bild
       *[other] { $n } überzählige Bilder
    }
duplicates-found = { $groups }, { $extras }.
duplicates-sized = { $groups }, { $extras } ({ $size }).
duplicates-nothing =
    { $n ->
        [one] Keine Duplikate: Es gibt nur { $n } Bild.
       *[other] Keine Duplikate unter diesen { $n } Bildern.
    }
duplicates-stopped = Gestoppt.
duplicates-interrupted = Die Suche wurde unterbrochen. Was bisher gefunden wurde, bleibt erhalten; starten Sie die Suche noch einmal, um auch den Rest zu durchsuchen.
duplicates-last = Mindestens ein Bild jeder Gruppe wird behalten.
duplicates-remembered = Als „keine Duplikate“ markiert; das ist auf diesem Gerät gespeichert.
duplicates-unremembered = Als „keine Duplikate“ markiert, solange diese Seite geöffnet ist; dieser Browser speichert nichts für die Seite.
duplicates-undone = Wieder als Duplikate angezeigt.
duplicates-rejected = Es ist nichts mehr durchzusehen: Alle Gruppen sind als „keine Duplikate“ markiert.
duplicates-hidden =
    { $n ->
        [one] { $n } Gruppe ist ausgeblendet, weil sie als „keine Duplikate“ markiert ist.
       *[other] { $n } Gruppen sind ausgeblendet, weil sie als „keine Duplikate“ markiert sind.
    }
duplicates-compared = Vergleich läuft: { $one } und { $other }
move-title =
    { $n ->
        [one] { $n } überzähliges Bild beiseitelegen?
       *[other] { $n } überzählige Bilder beiseitelegen?
    }
move-running =
    { $n ->
        [one] { $n } Bild verschoben
       *[other] { $n } Bilder verschoben
    }
move-done =
    { $n ->
        [one] { $n } Bild nach „EchoImage extras“ verschoben.
       *[other] { $n } Bilder nach „EchoImage extras“ verschoben.
    }
move-back =
    { $n ->
        [one] { $n } Bild zurückgelegt.
       *[other] { $n } Bilder zurückgelegt.
    }
move-left =
    { $n ->
        [one] { $n } Bild konnte nicht verschoben werden und bleibt, wo es ist.
       *[other] { $n } Bilder konnten nicht verschoben werden und bleiben, wo sie sind.
    }
group-keep = Grund zum Behalten: { $reasons }
rule-choice = Ihre Wahl
rule-positive = kein Negativ
rule-whole = das ganze Bild
rule-matches = stimmt mit den meisten anderen überein
rule-pixels = mehr Pixel
rule-compression = weniger komprimiert
rule-format = Kameraformat
rule-older = älter
rule-name = kürzerer Name
extra-exact = Identische Datei
extra-same = Gleiches Bild
extra-edited = Bearbeitete Kopie
extra-inset = In einem größeren Bild
extra-cropped = Zugeschnittene Kopie
extra-mirrored = Gespiegelte Kopie
extra-turned = Gedrehte Kopie
extra-inverted = Negativ
extra-grey = Schwarzweiße Kopie
extra-recoloured = Umgefärbte Kopie
extra-blurred = Unscharfe Kopie
extra-other = Andere Fassung
field-picture = Bild
field-pixels = Pixel
field-bytes = Größe
field-format = Format
field-date = Geändert
field-choice = Auswahl
choice-keep = Behalten
choice-extra = Überzählig
choice-of = { $choice }: { $name }

## Keys, which "?" shows in every task; those of duplicates only there

keys = Tastenkürzel
keys-open = Tastenkürzel: ?
keys-help = diese Tastenkürzel anzeigen
# A key, as it is named on keyboards
keys-esc = Esc
keys-stop = schließen, was geöffnet ist, oder stoppen, was läuft
# A key, as it is named on keyboards
keys-ctrl = Strg
keys-paste = Bild, Dateien oder Adresse aus der Zwischenablage einfügen
keys-group = andere Gruppe
keys-picture = anderes Bild der Gruppe
keys-choice = dieses Bild behalten oder als überzählig markieren
# A key, as it is named on keyboards
keys-space = Leertaste
keys-toggle = dasselbe für das aktuelle Bild
# A key, as it is named on keyboards
keys-enter = Eingabetaste
keys-compare = mit dem besten Bild vergleichen
keys-reject = das sind keine Duplikate
keys-undo = das rückgängig machen
# A switch: for people who speak to the computer, or press keys by accident
keys-single = Buchstaben, Ziffern und Zeichen als Tastenkürzel verwenden
keys-close = Schließen

## Where to look

where-opening = { $name } wird geöffnet
where-none = Keine Sammlung geöffnet
where-failed = { $name }: { $why }
where-pictures =
    { $n ->
        [one] { $n } Bild
       *[other] { $n } Bilder
    }

## My pictures

mine-name = Meine Bilder
mine-failed = { $name }: { $why }.
mine-crashed = Das Einlesemodul ist beim Lesen dieses Bildes ausgefallen oder hat zu lange gebraucht; das Bild wird ausgelassen. Speichern Sie es verkleinert.
mine-ended = Das Vergleichsmodul ist ausgefallen; lesen Sie die Bilder noch einmal ein, das bisher Gefundene bleibt erhalten
mine-no-scanner = Dieser Browser hat kein Einlesemodul gestartet; schließen Sie andere Tabs und lesen Sie die Bilder dann noch einmal ein
mine-found =
    { $n ->
        [one] Wird durchsucht: bisher { $n } Bild
       *[other] Wird durchsucht: bisher { $n } Bilder
    }
mine-counted =
    { $n ->
        [one] { $name }: { $n } Bild
       *[other] { $name }: { $n } Bilder
    }
mine-none = „{ $name }“ enthält keine Bilder.
mine-others =
    { $n ->
        [one] { $n } andere Datei wurde ausgelassen.
       *[other] { $n } andere Dateien wurden ausgelassen.
    }
mine-done = { $done } von { $total }
mine-paced = { $line }, { NUMBER($rate, maximumFractionDigits: 1) } pro Sekunde
time-left = { $line }, noch { $time }
time-seconds = { $n }{ "\u00A0" }s
time-minutes = { $n }{ "\u00A0" }min
time-hours = { $n }{ "\u00A0" }h
mine-again = Neu einlesen
mine-again-in = Neu einlesen: { $name }
mine-no-permission = Der Browser hat den Zugriff auf „{ $name }“ nicht erlaubt. Wählen Sie den Ordner noch einmal.
mine-forget = „{ $name }“ vergessen
left-out-unreadable = Das lässt sich nicht lesen.
left-out-archive-nested = Ein Archiv in einem Archiv wird nicht geöffnet. Entpacken Sie es und wählen Sie die Bilder daraus.
left-out-archive-damaged = Das Archiv ist beschädigt oder geschützt. Entpacken Sie es und wählen Sie die Bilder daraus.
left-out-archive-too-large = Das Archiv enthält mehr, als hier entpackt werden kann. Entpacken Sie es und wählen Sie den Ordner.
left-out-member-too-large = Das Bild ist größer als 64{ "\u00A0" }MB. Speichern Sie es verkleinert.
mine-resume = Fortsetzen

## A part of the query

part =
    .aria-label = Teil des Bildes
part-start = Nur einen Teil suchen
part-whole = Ganzes Bild
part-search = Diesen Teil suchen
part-leave = Abbrechen
part-keys = Die Pfeiltasten verschieben den Rahmen, mit der Umschalttaste ändern sie seine Größe; die Eingabetaste sucht, Esc bricht ab.
query-part = Ein Teil: { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) } Pixel

## The last queries

recent-title = Zuletzt gesucht
recent-clear = Leeren
recent-search = „{ $name }“ noch einmal suchen
recent-remove = „{ $name }“ entfernen
stored-size-recent = zuletzt gesuchte Bilder ({ $size })

## A result saved to be passed on: a page of its own, which is also printed

proof-save = Nachweis speichern
proof-saving = Nachweis wird gespeichert
proof-saved = Nachweis gespeichert
proof-failed = Der Nachweis konnte nicht gespeichert werden: { $cause }
# $verdict: as in a comparison, such as "No match"; $one and $other: names of files
proof-compared = { $verdict }: „{ $one }“ und „{ $other }“
proof-exact = Identische Datei, Byte für Byte
proof-pictures = Die beiden Bilder
# $left and $right: what the pictures are called, such as "Your picture"
proof-beside = Links: { $left }. Rechts: { $right }.
proof-name = Name
proof-part = Gesuchter Teil
proof-left-out = Ausgeblendete Bereiche
proof-box = { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) } an Position { NUMBER($left, useGrouping: 0) }, { NUMBER($top, useGrouping: 0) }
proof-note = Hinweis
proof-small = Hier ist nur ein Vorschaubild zu sehen: Die Datei selbst konnte nicht gelesen werden.
proof-missing = Dieses Bild konnte nicht in diese Datei aufgenommen werden.
proof-changed = Unter dieser Adresse liegt jetzt eine andere Datei, mit dem SHA-256-Wert { $sha256 }.
proof-numbers = Was gemessen wurde
proof-visible = Sichtbarer Anteil des Originals
proof-places = Abweichende Stellen, in Pixeln
proof-more =
    { $n ->
        [one] { $n } weitere Stelle weicht ab.
       *[other] { $n } weitere Stellen weichen ab.
    }
proof-laid = { $query }, halb durchsichtig und passend über { $image } gelegt. Die Linie zeigt den Rand.
proof-made = Wie dieser Nachweis entstanden ist
proof-method = Verfahren
proof-verified = Geprüft: übereinstimmende Details (ORB) und Struktur (SSIM)
proof-classic = Klassische Punktzahl
proof-date = Datum
proof-link = Dieselbe Suche
proof-check = So lässt sich das Ergebnis nachprüfen
proof-check-how = Speichern Sie beide Bilder, prüfen Sie, ob ihre SHA-256-Werte mit den oben angegebenen übereinstimmen, und vergleichen Sie das erste, A, mit dem zweiten, B:

## Errors

# Of addresses that a database has, or a person gives. $why is one of the texts that begin with "the address".

error-an-object = ein Objekt
error-a-list = eine Liste
error-address-scheme = Adressen mit „{ $scheme }:“ werden nicht gelesen, nur solche mit http und https
error-address-relative = Die Adresse ist relativ, aber die Datenbank selbst wurde nicht von einer Adresse gelesen; geben Sie die vollständige Adresse an, beginnend mit https://
error-address-empty = Die Adresse ist leer
error-address-long = Die Adresse hat { $length } Zeichen; erlaubt sind höchstens { $limit }
error-address-character = Die Adresse enthält das unzulässige Zeichen { $code }
error-address-unreadable = Die Adresse kann nicht gelesen werden: { $cause }
error-address-no-host = Die Adresse nennt keinen Server; geben Sie sie in der Form https://example.org/cat.jpg an
error-address-user = Die Adresse enthält einen Benutzernamen oder ein Passwort; entfernen Sie diese Angaben
error-address-backslash = Die Adresse enthält einen umgekehrten Schrägstrich; schreiben Sie stattdessen „/“
error-address-host = Die Adresse enthält keinen gültigen Servernamen; geben Sie sie in der Form https://example.org/ an

# Of the document that lists the pictures. $where is its address, or error-the-database. A $value is what stands there,
# as it is written, or error-an-object or error-a-list.

error-the-database = Die Datenbank
error-database-memory = { $where } passt nicht in den Arbeitsspeicher; teilen Sie den Inhalt auf mehrere Dateien auf
error-database-large = { $where } ist { NUMBER($size, minimumFractionDigits: 1, maximumFractionDigits: 1) }{ "\u00A0" }MB groß; gelesen werden Datenbanken bis { NUMBER($limit, maximumFractionDigits: 0) }{ "\u00A0" }MB. Teilen Sie den Inhalt auf mehrere Dateien auf
error-document-empty = { $where } ist leer; eine Bilddatenbank ist eine JSON-Liste
error-document-web-page = { $where } ist eine Webseite, kein JSON; geben Sie die Adresse der JSON-Datei selbst an
error-document-deep = { $where } ist zu tief verschachtelt; erlaubt sind höchstens { $most } Listen oder Objekte ineinander
error-document-encoding = { $where } ist kein gültiges { $encoding }: Byte { $position } ist { $byte }. Speichern Sie die Datei als UTF-8
error-document-syntax = { $where } ist kein gültiges JSON: { $cause } in Zeile { $line }, Spalte { $column }; berichtigen Sie die Datei, oder laden Sie sie noch einmal herunter, falls sie unvollständig ist
error-manifest-alone = Das ist das Manifest eines Index, dessen andere Dateien daneben liegen; öffnen Sie es über seine Adresse
error-key-twice = { $where } enthält den Schlüssel „{ $key }“ zweimal; behalten Sie nur einen davon
error-index-key = { $where } enthält unter „index“ { $value }; geben Sie dort die Adresse eines Manifests an
error-index-address = { $where } hat eine unbrauchbare Angabe „index“: { $why } (angegeben ist { $value })
error-not-a-database = { $where } ist JSON, aber keine Bilddatenbank; schreiben Sie eine Liste [{ "{" }"url": "https://…"{ "}" }, …] oder ein Objekt { "{" }"images": […]{ "}" }
error-entry-left-out = Eintrag { $number } wird ausgelassen: { $why }.
error-entry-other-sha256 = Eintrag { $number } wird ausgelassen: Er hat dieselbe Adresse wie Eintrag { $first }, aber einen anderen sha256-Wert.
error-entry-without = Eintrag { $number } wird ohne „{ $field }“ verwendet: { $why }.
error-entry-kind = Dort steht { $value }; schreiben Sie { "{" }"url": "https://…"{ "}" }
error-entry-twice = Der Schlüssel { $key } kommt darin zweimal vor
error-entry-no-url = Die Angabe „url“ fehlt
error-entry-address-kind = Seine Adresse ist { $value }, kein Text
error-entry-address = { $why } (angegeben ist { $value })
error-not-a-text = Angegeben ist { $value }; erwartet wird ein Text
error-not-a-sha256 = Angegeben ist { $value }; erwartet werden 64 hexadezimale Ziffern

# Of picture files. $format is a name such as JPEG.

error-file-empty = Die Datei ist leer; vielleicht wurde sie nicht vollständig heruntergeladen
error-file-large = Die Datei ist { NUMBER($size, minimumFractionDigits: 1, maximumFractionDigits: 1) }{ "\u00A0" }MB groß; gelesen werden höchstens { NUMBER($limit, maximumFractionDigits: 0) }{ "\u00A0" }MB. Speichern Sie das Bild verkleinert
error-file-damaged = Diese { $format }-Datei ist beschädigt oder unvollständig; laden Sie sie noch einmal herunter
error-picture-large = Das Bild hat { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) } = { NUMBER($megapixels, minimumFractionDigits: 1, maximumFractionDigits: 1) } Megapixel; gelesen werden höchstens { NUMBER($limit, maximumFractionDigits: 0) }. Speichern Sie es verkleinert
error-picture-costly = Das Bild hat { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) } = { NUMBER($megapixels, minimumFractionDigits: 1, maximumFractionDigits: 1) } Megapixel, und zum Dekodieren sind { NUMBER($needed, maximumFractionDigits: 0) }{ "\u00A0" }MB Arbeitsspeicher nötig; verwendet werden höchstens { NUMBER($limit, maximumFractionDigits: 0) }{ "\u00A0" }MB. Speichern Sie es verkleinert
error-part-empty = Der Teil { $part } hat innerhalb des Bildes ({ NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) }) weniger als { $least } Pixel je Seite; geben Sie die linke und obere Position, Breite und Höhe an
error-picture-memory = Der Arbeitsspeicher reicht nicht für { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) } Pixel; speichern Sie das Bild verkleinert
error-format-here = Bilder im Format { $format } können hier nicht gelesen werden; speichern Sie das Bild als JPEG oder PNG
error-data-damaged = Die { $format }-Daten sind beschädigt, unvollständig oder von seltener Art; laden Sie die Datei noch einmal herunter oder speichern Sie das Bild neu
error-data-damaged-by = Die { $format }-Daten sind beschädigt, unvollständig oder von seltener Art ({ $cause }); laden Sie die Datei noch einmal herunter oder speichern Sie das Bild neu
error-decoder-gave = Der Decoder lieferte { $given } statt uint8 (height, width, 4)
error-tiff-float = Diese TIFF-Datei enthält Gleitkommawerte; speichern Sie das Bild mit 8 oder 16 Bit
error-kind-pdf = Das ist ein PDF-Dokument; exportieren Sie die Seite als PNG oder JPEG
error-kind-zip = Das ist ein ZIP-Archiv; entpacken Sie es und wählen Sie das Bild daraus
error-kind-gzip = Das ist ein gzip-Archiv; entpacken Sie es und wählen Sie das Bild daraus
error-kind-7z = Das ist ein 7z-Archiv; entpacken Sie es und wählen Sie das Bild daraus
error-kind-rar = Das ist ein RAR-Archiv; entpacken Sie es und wählen Sie das Bild daraus
error-kind-matroska = Das ist ein Matroska- oder WebM-Video; verwenden Sie ein Standbild daraus
error-kind-video = Das ist eine Video- oder Audiodatei; verwenden Sie ein Standbild daraus
error-kind-photoshop = Das ist ein Photoshop-Dokument; exportieren Sie es als JPEG oder PNG
error-kind-gimp = Das ist ein GIMP-Dokument; exportieren Sie es als JPEG oder PNG
error-kind-svg = Das ist eine SVG-Zeichnung, die nicht aus Pixeln besteht; exportieren Sie sie als PNG
error-kind-html = Das ist eine HTML-Seite, kein Bild; geben Sie die Adresse des Bildes selbst an (Rechtsklick auf das Bild, dann dessen Adresse kopieren)
error-kind-json = Das ist ein JSON-Dokument, kein Bild
error-kind-xml = Das ist ein XML-Dokument, kein Bild
error-kind-text = Das ist eine Textdatei, kein Bild
error-kind-unknown = Das ist kein hier bekanntes Bildformat; gelesen werden JPEG, PNG, WebP, AVIF, GIF, HEIC, JPEG XL, JPEG 2000, TIFF, BMP, ICO und PNM
# $damage is one of the three below.
error-read-in-part = Das Bild ist beschädigt: { $damage }; was lesbar ist, { $use ->
        [searched] wird gesucht
        [compared] wird verglichen
       *[indexed] steht im Index
    }
error-damage = { $side ->
        [lower] Der untere Teil ({ $percent }{ "\u00A0" }%) konnte nicht gelesen werden
        [upper] Der obere Teil ({ $percent }{ "\u00A0" }%) konnte nicht gelesen werden
       *[other] Ein Teil ({ $percent }{ "\u00A0" }%) konnte nicht gelesen werden
    }
error-damage-in-part = Ein Teil konnte nicht richtig gelesen werden
error-damage-finer = Die feineren Details konnten nicht gelesen werden
error-unexpected = Ein unerwarteter Fehler, bitte melden Sie ihn: { $cause }
error-classic-missing = Für die klassische Punktzahl ist zu diesem Bild nichts bekannt
error-classic-index = Ein Index enthält keine klassischen Punktzahlen; wählen Sie das geprüfte Verfahren

# Of the files of an index. "echoimage index" is what a person types.

error-index-damaged = { $file } ist beschädigt: { $why }. Laden Sie die Datei noch einmal hoch, oder führen Sie „echoimage index --repair“ aus; wurde der Index inzwischen ersetzt, laden Sie die Seite neu
error-index-missing = { $file } fehlt; legen Sie den Index neu an
error-index-file-large = { $file } hat { $size } Bytes, und eine Datei eines Index darf höchstens { $limit } haben; verteilen Sie die Bilder auf mehrere Indizes
error-second-tier = { $why }. Kleine Ausschnitte und Bilder innerhalb anderer werden deshalb vielleicht nicht gefunden
error-manifest-unreadable = { $why }. Führen Sie „echoimage index“ noch einmal aus
error-manifest-none = { $file } ist nicht das Manifest eines Index; geben Sie das an, das „echoimage index“ erzeugt hat
error-manifest-damaged = { $file } ist beschädigt: { $why }; laden Sie die Datei noch einmal hoch, oder führen Sie „echoimage index“ noch einmal aus
error-manifest-newer = { $file } hat Version { $version }, und dieses Programm liest Versionen bis { $newest }; aktualisieren Sie das Programm
error-manifest-version = { $file } nennt keine Version, die dieses Programm liest; führen Sie „echoimage index“ noch einmal aus
error-manifest-words = { $file } wurde mit anderen visuellen Wörtern erstellt, als dieses Programm sie hat; führen Sie „echoimage index“ noch einmal aus
error-manifest-segments = { $file } hat { $segments } Segmente; gelesen werden höchstens { $most } mit zusammen { $images } Bildern. Legen Sie mehrere Indizes an
error-texts-large = Adresse und Texte des Bildes haben zusammen { $size } Bytes; kürzen Sie sie
error-record-version = { $file } enthält einen Datensatz der Version { $version }, und dieses Programm liest Versionen bis { $newest }; aktualisieren Sie das Programm, oder führen Sie dessen „echoimage index“ noch einmal aus

# Why a file of an index is damaged, within error-index-damaged and error-manifest-damaged. "it" is the file; a record
# is what the index holds of one picture.

error-part-compressed = Die komprimierten Daten können nicht gelesen werden
error-part-length = Die komprimierten Daten haben nicht die angegebene Länge
error-part-name = Der Inhalt ({ $size } Bytes) passt nicht zum Namen der Datei
error-part-size = Die Datei hat { $size } statt { $stated } Bytes
error-part-read = Gelesen wurden { $read } statt { $size } Bytes
error-part-lists = Die Listen haben nicht die angegebene Länge
error-part-lists-image = Die Listen nennen Bild { $image } von { $images }
error-part-digests = Die Zahl der Prüfsummen stimmt nicht mit der Angabe überein
error-part-digests-cut = Die Prüfsummen sind abgeschnitten
error-part-digests-image = Die Prüfsummen nennen ein Bild, das es darin nicht gibt
error-part-record-outside = Ein Datensatz liegt außerhalb der Datei
error-record-other = Ein Datensatz ist nicht der, der geschrieben wurde
error-record-begin = Ein Datensatz hat nicht den richtigen Anfang
error-record-short = Ein Datensatz ist kürzer, als sein Kopf angibt
error-record-no-size = Einem Datensatz fehlt die Größe
error-record-no-colour = Einem Datensatz fehlt die Farbe
error-record-no-entry = Einem Datensatz fehlt ein brauchbarer Eintrag
error-record-no-picture = Einem Datensatz fehlt das Bild
error-record-window = Ein Datensatz hat einen Ausschnitt außerhalb seines Bildes
error-record-centre = Ein Datensatz hat Merkmalspunkte ohne Zentrum
error-record-angles = Ein Datensatz hat Winkel von mehr als einer vollen Drehung
error-record-levels = Ein Datensatz hat Merkmalspunkte ohne Größe
error-record-sizes = Ein Datensatz hat ungültige Größen
error-record-order = Ein Datensatz hat Merkmalspunkte in falscher Reihenfolge
error-record-outside = Ein Datensatz hat Merkmalspunkte außerhalb des Bildes
error-wrong-list = „{ $name }“ ist keine Liste
error-wrong-number = Eine Zahl fehlt
error-wrong-images = „images“ ist nicht die Zahl der Bilder
error-wrong-details = Es gibt mehr Detaildateien als Bilder
error-wrong-sources = „sources“ nennt keine Datei
error-wrong-base = „base“ ist kein Ordner
error-wrong-twice = Eine Datei wird zweimal genannt
error-wrong-keypoints = In den Dateien der Merkmalspunkte fehlen Wörter
error-wrong-parts = Die Teile von { $name } passen nicht in diese Datei
error-wrong-words-file = Ein Segment nennt keine Wörterdatei
error-wrong-detail-file = Ein Segment nennt keine Detaildatei
error-wrong-detail-images = Eine Detaildatei hat { $images } Bilder statt 1 bis { $most }
error-wrong-keypoints-file = Ein Segment nennt keine Datei der Merkmalspunkte
error-wrong-size = Die Größe einer Datei fehlt oder liegt über { $most } Bytes

# Of what the page reads over the network. $status is a number of HTTP such as 404.

error-host-empty = Der Server hat eine leere Datei gesendet; laden Sie das Bild dort noch einmal hoch
error-host-missing = Diese Datei gibt es auf dem Server nicht ({ $status }); berichtigen Sie die Adresse
error-host-answer = Der Server hat mit „{ $answer }“ geantwortet; versuchen Sie es später noch einmal
error-host-silent = Der Server hat { $seconds } Sekunden lang nichts gesendet; versuchen Sie es später noch einmal
error-host-slow = Der Server hat in { NUMBER($seconds, maximumFractionDigits: 0) } Sekunden nur { NUMBER($size, maximumFractionDigits: 0) }{ "\u00A0" }KB gesendet; versuchen Sie es später noch einmal
error-host-unreachable = Der Server ist nicht erreichbar; prüfen Sie die Adresse und die Verbindung
error-transfer-broken = Die Übertragung ist abgebrochen; prüfen Sie die Verbindung und versuchen Sie es noch einmal
error-transfer-large = Die Datei ist mindestens { NUMBER($size, minimumFractionDigits: 1, maximumFractionDigits: 1) }{ "\u00A0" }MB groß; gelesen werden höchstens { NUMBER($limit, maximumFractionDigits: 0) }{ "\u00A0" }MB. Speichern Sie das Bild verkleinert
error-mixed-content = Eine über https geöffnete Seite darf keine http-Adresse lesen; verwenden Sie die https-Adresse dieser Datei
error-cors = Der Server erlaubt anderen Seiten nicht, diese Datei zu lesen; er muss dazu die Kopfzeile Access-Control-Allow-Origin: * mitsenden. Tut er das bereits, ist die Verbindung abgebrochen: Versuchen Sie es noch einmal
error-index-gone = { $file } ist nicht vorhanden ({ $status }); der Index wurde wahrscheinlich inzwischen ersetzt: Laden Sie diese Seite neu. Hilft das nicht, laden Sie den ganzen Index noch einmal hoch
error-index-parts = Von { $file } ({ NUMBER($size, minimumFractionDigits: 1, maximumFractionDigits: 1) }{ "\u00A0" }MB) werden Teile gelesen, aber der Server sendet nur ganze Dateien; er muss bei .zip-Dateien Anfragen mit Range beantworten und darf diese Dateien nicht komprimieren (wie das geht, steht in docs/hosting.md)
error-index-unreadable = Der Index unter { $address } kann nicht gelesen werden: { $why }

# Of what the page does with pictures.

error-memory = Der Arbeitsspeicher reicht für dieses Bild nicht aus; speichern Sie es verkleinert
error-crashed = Das Vergleichsmodul ist beim Lesen dieses Bildes ausgefallen, vermutlich wegen Speichermangels; das Bild wird deshalb ausgelassen. Speichern Sie es verkleinert und laden Sie dann die Seite neu
error-decoder-missing = Dieser Browser liest { $format } nicht selbst, und der Decoder dafür ließ sich nicht laden ({ $cause }); versuchen Sie es noch einmal, sobald eine Verbindung besteht
error-data-rare = Die { $format }-Daten sind beschädigt oder von seltener Art; speichern Sie das Bild neu
error-format-browser = Dieser Browser kann dieses { $format }-Bild nicht lesen; speichern Sie es als JPEG oder PNG
error-fingerprinting = Der Fingerprinting-Schutz dieses Browsers verändert bei Dateien dieser Art die Pixel; speichern Sie das Bild als JPEG oder PNG
error-given-gone = { $name } kann nicht mehr gelesen werden; wählen Sie die Datei noch einmal
error-picture-closed = { $name } gehört nicht zur geöffneten Sammlung; suchen Sie noch einmal
error-picture-unknown = { $name } ist nicht mehr bekannt; suchen Sie noch einmal
error-pair-none = Es wurden keine zwei Bilder verglichen; wählen Sie sie noch einmal
error-map-apart = Die beiden Bilder überlappen sich nicht
error-map-library = scikit-image konnte nicht von dieser Website geladen werden: { $cause }; prüfen Sie die Verbindung und laden Sie die Seite neu
error-duplicates-many = Duplikate lassen sich nur in Listen mit höchstens { $most } Bildern suchen. Laden Sie die Bilder herunter und wählen Sie deren Ordner, oder öffnen Sie ihren Index
error-features-unkept = Nicht alles, was über diese Bilder ermittelt wurde, konnte auf diesem Gerät gespeichert werden. Beim nächsten Besuch werden sie noch einmal gelesen; das dauert länger, ändert aber sonst nichts. Schaffen Sie Platz, um das zu vermeiden.

# Of the visitor's own pictures, which are scanned into an index of the browser's.

error-name-long = Der Name ist zusammen mit den Namen der Ordner zu lang, um gespeichert zu werden; kürzen Sie ihn
error-scanned-gone = Die Datei wurde seit Beginn des Einlesens geändert oder entfernt, oder sie darf nicht gelesen werden; lesen Sie den Ordner noch einmal ein
error-mine-full = Dieser Browser hat keinen Platz mehr für Ihre Bilder. Das Einlesen geht weiter, und was dabei gefunden wird, lässt sich durchsuchen, bis diese Seite geschlossen wird. Schaffen Sie Platz auf diesem Gerät, oder entfernen Sie einen Ordner aus „Meine Bilder“, und lesen Sie die Bilder dann noch einmal ein.
error-mine-unkept = Dieser Browser speichert nichts für diese Seite, etwa weil sie in einem privaten Fenster geöffnet ist. Was beim Einlesen gefunden wird, lässt sich durchsuchen, bis diese Seite geschlossen wird.
error-mine-evicted = Was über Ihre Bilder bekannt war, wurde gelöscht, hier oder vom Browser selbst. Lesen Sie Ihre Ordner noch einmal ein
error-mine-busy = Ein anderer Tab liest gerade Ihre Bilder ein. Sie können hier inzwischen suchen oder die Bilder noch einmal einlesen, sobald er fertig ist
error-mine-file-gone = { $file } ist nicht mehr da: Der Browser hat die Datei gelöscht. Lesen Sie Ihre Ordner noch einmal ein

## Edits

# What was done to a copy; several are joined by list-join.

edit-mirrored = gespiegelt
edit-turned = { $direction ->
        [clockwise] um { $degrees }° im Uhrzeigersinn gedreht
       *[counterclockwise] um { $degrees }° gegen den Uhrzeigersinn gedreht
    }
edit-upside-down = auf den Kopf gestellt
edit-cropped = auf { $percent }{ "\u00A0" }% des Originals zugeschnitten
edit-inset = in einem größeren Bild ({ $percent }{ "\u00A0" }% der Fläche)
edit-border = mit Rand oder Zusätzen (das Original nimmt { $percent }{ "\u00A0" }% der Fläche ein)
edit-tilted = perspektivisch verzerrt
edit-stretched = in einer Richtung auf das { $times }-Fache gestreckt
edit-reduced = auf { $percent }{ "\u00A0" }% der Größe verkleinert
edit-enlarged = auf das { $times }-Fache vergrößert
edit-blurred = unscharf
edit-inverted = als Negativ
edit-grey = schwarzweiß
edit-recoloured = umgefärbt
edit-toned = mit veränderten Tonwerten
edit-retouched = an einer kleinen Stelle verändert
edit-overlaid = zu { $percent }{ "\u00A0" }% überdeckt
# $place is one of the places below.
edit-overlaid-at = zu { $percent }{ "\u00A0" }% überdeckt ({ $place })
place-top-left = oben links
place-top = oben
place-top-right = oben rechts
place-left = links
place-middle = in der Mitte
place-right = rechts
place-bottom-left = unten links
place-bottom = unten
place-bottom-right = unten rechts
place-places =
    { $count ->
        [one] an { $count } Stelle
       *[other] an { $count } Stellen
    }
place-everywhere = quer über das ganze Bild

## Verdicts

verdict-same = Gleiches Bild
verdict-edited = Bearbeitete Kopie
verdict-related = Gleiches Motiv
verdict-none = Kein Treffer
