# Русский. Тексты EchoImage, Project Fluent (https://projectfluent.org); как исправить строку, сказано в docs/translating.md.

## The page as it is in index.html

title = EchoImage: поиск оригинала изображения
description =
    .content = Найдите оригинал изображения, даже если оно обрезано, повёрнуто, зеркально отражено или попало на снимок экрана. Работает в браузере; ничего не отправляется.
language =
    .aria-label = Язык
where-sample = Примеры
where-own = Изображения этого сайта
progress =
    .aria-label = Ход выполнения
update =
    .aria-label = Новая версия
start-lost = Часть этой страницы не загрузилась. Проверьте соединение и перезагрузите страницу.
start-long = Страница запускается слишком долго. Подождите или проверьте соединение и перезагрузите страницу.
example-made =
    .title = Копия изображения «{ $of }»
example-cropped = Обрезанная и сжатая заново
example-turned = Повёрнутая на 90°
example-watermarked = С водяным знаком
example-faded = Чёрно-белая и выцветшая
example-tiny = Уменьшенная до 160{ "\u00A0" }пикселей
example-tilted = Наклонённая на 5°
example-framed = В рамке
example-darkened = Затемнённая
skip = Перейти к содержимому
tasks =
    .aria-label = Задачи
task-find = Поиск
task-duplicates = Дубликаты
task-compare = Сравнение
privacy = Ничего не отправляется
headline = Найти оригинал изображения
headline-more = Даже если оно обрезано, повёрнуто, зеркально отражено или попало на снимок экрана.
stage-title = Ваше изображение
query-unseen = Показать это изображение здесь нельзя.
invitation = Перетащите изображение в любое место
invitation-more = или вставьте его
invitation-touch = Выберите изображение или сделайте снимок
invitation-touch-more = Всё остаётся на этом устройстве
query-formats = JPEG, PNG, WebP, AVIF, HEIC, GIF, TIFF и другие, до 64{ "\u00A0" }МБ
choose = Выбрать изображение
choose-another = Выбрать другое
camera = Камера
new = Новый поиск
query-address = Адрес изображения
query-search = Искать
where-title = Где искать
where-chip = Где искать:
credits = Авторы
where-mine = Мои изображения
mine-folder = Папка
mine-files = Файлы
mine-photos = Выбрать фотографии
mine-pause = Приостановить
mine-stop = Остановить
where-list = Список в интернете
list-address = Адрес файла JSON
list-open = Открыть
list-file = Выбрать файл JSON
list-how = Что это за список
list-what = Файл JSON с адресами изображений; для каждого можно указать также «title», «page», «thumbnail» и «license». Серверы, на которых лежат изображения, должны разрешать другим страницам их читать (CORS).
list-index = Если изображений много или серверы не разрешают чтение, создайте индекс, разместите его папку на любом сервере и укажите адрес файла «manifest.json» из этой папки.
status-start = Идёт подготовка. Изображение уже можно выбрать.
stop = Остановить
    .title = Сделанное сохранится
restart = Перезапустить
reload = Перезагрузить
needs-script = EchoImage работает в браузере; для этого нужны JavaScript и WebAssembly.
examples-title = Или попробуйте одну из этих изменённых копий
outcome-heading = Результат
how = Как это работает
how-read-title = Читается здесь.
how-read = Ваше изображение открывает сама страница, и оно остаётся в её памяти.
how-compared-title = Сравнивается с каждым.
how-compared = По деталям, найденным на обоих изображениях, видно, как ваше изображение повернули, зеркально отразили, обрезали или изменили в размере; затем изображения сравниваются там, где они перекрываются.
how-judged-title = Оценивается и показывается.
how-judged = То же изображение, изменённая копия, та же сцена или нет совпадений: откройте результат, чтобы узнать почему.
answers-on = Продолжить
answers-csv = Сохранить как CSV
answers-json = Сохранить как JSON
answers-query = Ваше изображение
answers-answer = Результат
answers-sure = Достоверность
classic-shown = Это классические оценки, без вердикта.
classic-leave = К обычному методу
more-show = Показать ещё
explain-title = Что означают числа?
explain-verdict = Вердикт
explain-verdict-text = То же изображение: на глаз отличий нет, разными могут быть только размер и кодирование. Изменённая копия: сделана из той же фотографии или того же рисунка; совпадает до мелочей, кроме мест, поверх которых что-то наложено. Та же сцена или тот же объект: другая фотография того же, другой момент или другой текст на том же бланке. Нет совпадений: ничего из этого не найдено. Вердикт опирается на детали (углы и пятна), которые согласуются с одним и тем же преобразованием, и на сравнение обоих изображений по всей площади.
explain-certain = Достоверно, вероятно
explain-certain-text = Насколько весомы доказательства того, что это копия. Достоверно: согласуется столько деталей и совпадает такая большая часть обоих изображений, что при этих условиях другое изображение ещё ни разу не было принято за копию.
explain-score = Оценка
explain-score-text = Среднее значений SSIM и ORB, от 0 до 100. Определяет порядок изображений с одинаковым вердиктом; это не вероятность.
explain-ssim = SSIM
explain-ssim-text = Структурное сходство без учёта цвета в области перекрытия, когда ваше изображение наложено на оригинал. 1{ "\u00A0" }— то же изображение, 0 и меньше{ "\u00A0" }— ничего общего. Обрезка и поворот его не снижают.
explain-orb = ORB
explain-orb-text = Доля деталей вашего изображения в области перекрытия, которые согласуются с одним преобразованием.
explain-classic = Классическая оценка
explain-classic-text = Прежняя оценка, без вердикта: оба изображения сжимаются в одинаковый маленький квадрат; учитываются SSIM этих квадратов и доля деталей вашего изображения, которым в любом месте другого нашлось явное соответствие. Обрезка и поворот её снижают.
settings = Настройки
settings-method = Метод
settings-verified = С проверкой
settings-classic = Классический
settings-no-classic = Для классических оценок нужны сами изображения. Эта коллекция{ "\u00A0" }— индекс: в нём есть только то, что сравнивает метод с проверкой.
settings-accept = Совпадения
settings-any = Копии и та же сцена
settings-edited = Копии
settings-same = То же изображение
settings-count = Показывать результатов
duplicates-title = Найти дубликаты
duplicates-more = Идентичные файлы, другие размеры и форматы, изменённые копии. Ничего не удаляется: вы получаете список лишних изображений.
duplicates-again = Показать снова
duplicates-names = Сохранить имена лишних файлов
move-ask = Переместить лишние
move-undo = Вернуть на место
duplicates-undo = Отменить «не дубликаты»
two-title = Сравнить два изображения
two-more = Любые два. Перетащите оба сразу или выберите одно за другим.
two-first = Первое изображение
two-second = Второе изображение
two-open = Открыть сравнение
two-instead = Искать оба
query-row =
    .aria-label = Ваше изображение
update-now = Обновить
update-later = Позже
offline-ask = Попросить браузер хранить копию
delete-ask = Удалить сохранённое здесь
licences = Лицензии всех компонентов
materials = Перечень компонентов
delete-title = Удалить сохранённое здесь?
delete-cancel = Оставить
delete-confirm = Удалить
move-why = Они попадут в папку «EchoImage extras» внутри вашей. Ничего не удаляется, и пока эта страница открыта, их можно вернуть на место.
move-cancel = Не перемещать
move-confirm = Переместить
view = Вид
view-side = Рядом
view-slider = Шторка
view-blink = Поочерёдно
view-heat = Различия
view-keypoints = Детали
view-frame = Рамка
view-unseen-first = Показать это изображение здесь нельзя
view-unseen-second = Показать изображение здесь нельзя
view-legend-alike = сходство
view-legend-different = различие
view-position = Положение линии
view-by-itself = Автоматически
answer-file = Тот же файл, байт в байт
answer-compare = Сравнить
link-copy = Копировать ссылку
answer-open = Открыть оригинал
details-title = Подробности
details-verdict = Вердикт
details-evidence = Доказательство
details-score = Оценка (из 100)
details-ssim = SSIM, структура
details-orb = ORB, доля согласующихся деталей
duplicates-reject = Не дубликаты

## The answer: what the best picture is to the one that was given

answer-exact = Идентичный файл: { $title }
answer-same = То же изображение, что и { $title }
answer-edited = Изменённая копия изображения { $title }
answer-inset = { $title } внутри большего изображения
answer-cropped = Обрезанная копия изображения { $title }
answer-mirrored = Зеркальная копия изображения { $title }
answer-turned = Повёрнутая копия изображения { $title }
answer-inverted = Негатив изображения { $title }
answer-grey = Чёрно-белая копия изображения { $title }
answer-recoloured = Перекрашенная копия изображения { $title }
answer-blurred = Размытая копия изображения { $title }
answer-related = Та же сцена, что и на изображении { $title }
answer-classic = Больше всего похоже на изображение { $title }
answer-none = { $title }
answer-title = «{ $title }»
answer-page = { $answer }{ "\u00A0" }— EchoImage
certainty-certain = Достоверно
certainty-likely = Вероятно
certainty-related = Та же сцена
differs =
    { $n ->
        [one] { $n } отличие
        [few] { $n } отличия
        [many] { $n } отличий
       *[other] { $n } отличия
    }
picture-yours = Ваше изображение
picture-original = Оригинал
picture-other = Другое изображение
picture-small = Уменьшенная копия из индекса
picture-unseen = Само изображение показать здесь нельзя
picture-small-of = { $name }, уменьшенная копия
compare-with = Сравнить с изображением «{ $title }»
copies =
    { $n ->
        [one] Тот же файл есть ещё по { $n }{ "\u00A0" }адресу
        [few] Тот же файл есть ещё по { $n }{ "\u00A0" }адресам
        [many] Тот же файл есть ещё по { $n }{ "\u00A0" }адресам
       *[other] Тот же файл есть ещё по { $n }{ "\u00A0" }адреса
    }
licence = Лицензия
evidence =
    { $n ->
        [one] { $n } совпавшая деталь
        [few] { $n } совпавшие детали
        [many] { $n } совпавших деталей
       *[other] { $n } совпавшей детали
    }
evidence-frame = оценено по всему изображению: деталей слишком мало
link-copied = Ссылка скопирована
link-refused = Скопируйте ссылку из адресной строки

## Several matches, and none

more =
    { $n ->
        [one] Совпадает ещё { $n } изображение.
        [few] Совпадают ещё { $n } изображения.
        [many] Совпадают ещё { $n } изображений.
       *[other] Совпадает ещё { $n } изображения.
    }
nearest-show = Самые похожие, не совпадения
nearest-hide = Скрыть самые похожие
none =
    { $n ->
        [1] Нет совпадений: сравнивалось только одно изображение.
        [one] Нет совпадений среди { $n } изображения.
        [few] Нет совпадений среди этих { $n } изображений.
        [many] Нет совпадений среди этих { $n } изображений.
       *[other] Нет совпадений среди { $n } изображения.
    }
none-compared = Не удалось сравнить ни одного изображения.
none-explained = Не удалось сравнить ни одного изображения. Причина для каждого указана в списке ниже.
none-stopped = Поиск остановлен до того, как удалось сравнить хотя бы одно изображение.
none-incomplete = Не найдено, но часть этой коллекции прочитать не удалось. Причины указаны в списке ниже.
none-empty = В этой коллекции нет изображений.
unread =
    { $n ->
        [one] { $n } изображение прочитать не удалось.
        [few] { $n } изображения прочитать не удалось.
        [many] { $n } изображений прочитать не удалось.
       *[other] { $n } изображения прочитать не удалось.
    }
stopped = Остановлено: сравнено { $done } из { $total }.
summary-compared =
    { $n ->
        [one] Сравнено { $n } изображение за { NUMBER($seconds, minimumFractionDigits: 1, maximumFractionDigits: 1) }{ "\u00A0" }секунды
        [few] Сравнено { $n } изображения за { NUMBER($seconds, minimumFractionDigits: 1, maximumFractionDigits: 1) }{ "\u00A0" }секунды
        [many] Сравнено { $n } изображений за { NUMBER($seconds, minimumFractionDigits: 1, maximumFractionDigits: 1) }{ "\u00A0" }секунды
       *[other] Сравнено { $n } изображения за { NUMBER($seconds, minimumFractionDigits: 1, maximumFractionDigits: 1) }{ "\u00A0" }секунды
    }
summary-stopped = Остановлено: сравнено { $done } из { $total } за { NUMBER($seconds, minimumFractionDigits: 1, maximumFractionDigits: 1) }{ "\u00A0" }секунды
summary-read = { $line }, прочитано { $size }
interrupted = Поиск прерван. { $why }
interrupted-on = Он продолжится автоматически.
interrupted-restart = Чтобы повторить поиск этого изображения, нажмите «Перезапустить».

## What could not be used, with the reason in a few words

problems =
    { $n ->
        [one] { $n } проблема с изображениями этой коллекции
        [few] { $n } проблемы с изображениями этой коллекции
        [many] { $n } проблем с изображениями этой коллекции
       *[other] { $n } проблемы с изображениями этой коллекции
    }
problems-shown = Показано { $shown } из { $n }.
problems-more = Показать ещё { $more }
reason-bad-database = Ошибка в списке
reason-bad-entry = Ошибка в записи
reason-bad-index = Ошибка в индексе
reason-newer-version = Слишком новая версия
reason-not-found = Не найдено
reason-http-error = Сервер отказал
reason-cors = Сервер не разрешает чтение (CORS)
reason-network = Недоступно
reason-timeout = Слишком медленно
reason-mixed-content = Без шифрования
reason-not-an-image = Не изображение
reason-unsupported-format = Неизвестный формат
reason-damaged = Повреждено
reason-too-large = Слишком большой размер
reason-empty = Пусто
reason-crashed = Пропущено
reason-left-out = Пропущено
reason-internal = Сбой

## What goes on

status-waking = Подготовка
status-loading = Загрузка
status-opening = Открытие коллекции
status-list = Чтение списка изображений
status-index = Чтение индекса
status-index-bytes = Чтение индекса: { $size }
status-ready = Всё готово: выберите изображение.
status-queued = Поиск начнётся, как только всё будет готово
status-searching = Идёт поиск
status-reading = Чтение вашего изображения
status-closer = Более тщательная проверка
status-best = Лучшее на данный момент
status-stopping = Остановка
status-nothing = Ничего не сравнивалось.
status-again = Перезапуск. Ваше изображение не потеряется.
status-changing = Переход на новую версию этой страницы

## Numbers

list-join = { $first }, { $next }
clause-join = { $first }; { $next }
sentence-join = { $first } { $next }
number-measure = { NUMBER($n, minimumFractionDigits: 2, maximumFractionDigits: 2) }
number-part = { $done } из { $total }
number-percent = { $n }{ "\u00A0" }%
number-megabytes = { NUMBER($size, minimumFractionDigits: 1, maximumFractionDigits: 1) }{ "\u00A0" }МБ
number-kilobytes = { NUMBER($size, minimumFractionDigits: 1, maximumFractionDigits: 1) }{ "\u00A0" }КБ
number-pixels = { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) }
number-of-megabytes = { NUMBER($done, minimumFractionDigits: 1, maximumFractionDigits: 1) } из { NUMBER($total, minimumFractionDigits: 1, maximumFractionDigits: 1) }{ "\u00A0" }МБ

## What has stopped

unexpected-restart = Непредвиденная ошибка: { $said }. Возможно, поможет перезапуск; ваше изображение не потеряется.
unexpected-reload = Непредвиденная ошибка: { $said }. Чтобы попробовать ещё раз, перезагрузите страницу.
engine-not-started = Модуль сравнения не запустился: { $why }. Проверьте соединение и нажмите «Перезапустить».
engine-late = Модуль сравнения не запустился вовремя. Проверьте соединение и нажмите «Перезапустить».
engine-stopped = Модуль сравнения остановился, вероятно, из-за нехватки памяти.
engine-failed = Сбой модуля сравнения: { $why }.
engine-no-worker = браузер не запустил фоновый процесс
# В родительном падеже: стоит только в crash-query, после «при чтении».
crash-yours = вашего изображения
crash-query = Это произошло при чтении { $name }. Второй попытки не будет: сохраните изображение в меньшем размере.
crash-pictures =
    { $n ->
        [1] Это произошло при чтении изображения { $names }. Теперь оно пропускается.
       *[other] Это произошло при чтении изображений { $names }. Теперь они пропускаются.
    }
crash-by-itself = { $why } Перезапуск идёт автоматически.

## While the page gets ready

ready-bytes = Подготовка: { $size }
ready-left = Подготовка: { $size }, осталось { $left }
ready-soon = Подготовка: почти готово
ready-closed = Коллекция не открыта. Откройте любую, и поиск вашего изображения начнётся.

## What is stored on the device

stored-none = Страница запоминает прочитанные изображения, но только на этом устройстве.
stored-never = Этот браузер ничего не хранит для этой страницы: при каждом посещении изображения читаются заново.
stored-list = Хранится на этом устройстве: { $list }
stored-size-app = эта страница ({ $size })
stored-size-collection = её коллекция ({ $size })
stored-size-databases = ваши коллекции ({ $size })
stored-size-mine = уменьшенные копии ваших изображений ({ $size })
stored-pictures =
    { $n ->
        [one] { $n } запомненное изображение (около { $size })
        [few] { $n } запомненных изображения (около { $size })
        [many] { $n } запомненных изображений (около { $size })
       *[other] { $n } запомненного изображения (около { $size })
    }
stored-not-duplicates =
    { $n ->
        [one] { $n } пара с пометкой «не дубликаты»
        [few] { $n } пары с пометкой «не дубликаты»
        [many] { $n } пар с пометкой «не дубликаты»
       *[other] { $n } пары с пометкой «не дубликаты»
    }
delete-list = С этого устройства будет удалено: { $list }. Сами ваши изображения и коллекции останутся на месте.
offline-none = Этот браузер не хранит копию страницы: при каждом посещении нужна сеть.
offline-no-room = не хватает места
offline-failed = Сохранить копию для работы без сети не удалось: { $why }. Всё остальное работает; при следующем посещении будет новая попытка.
offline-storing = Страница сохраняется для работы без сети: { $size }
offline-ready-pictures = Работает без сети.
offline-ready-index = Работает без сети; сами изображения коллекции не хранятся, их заменяют уменьшенные копии.
offline-ready-list = Работает без сети, кроме коллекции этого сайта: она слишком велика для хранения, доступна лишь уже прочитанная часть.
offline-safari = Safari удаляет сохранённое сайтом, если пользоваться браузером семь дней, не заходя сюда. Этого не произойдёт, если добавить страницу на экран «Домой» или в Dock («Поделиться», затем «Добавить»).
offline-agreed = Браузер будет хранить копию, пока вы её не удалите.
offline-denied = Браузер не обещал хранить копию: когда места станет мало, он может её удалить. Поможет установка страницы.
offline-forgotten = Удалено всё, кроме одного скрипта: он следит, чтобы изображения, которыми вы делитесь, никуда не отправлялись. При следующем посещении страница сохранится заново.
update-here = Доступна новая версия этой страницы.
update-others =
    { $n ->
        [1] Сначала закройте другую вкладку с этой страницей: все вкладки обновляются одновременно.
        [one] Сначала закройте ещё { $n } вкладку с этой страницей: все вкладки обновляются одновременно.
        [few] Сначала закройте ещё { $n } вкладки с этой страницей: все вкладки обновляются одновременно.
        [many] Сначала закройте ещё { $n } вкладок с этой страницей: все вкладки обновляются одновременно.
       *[other] Сначала закройте ещё { $n } вкладки с этой страницей: все вкладки обновляются одновременно.
    }
update-changing = Переход на новую версию.

## What is given: dropped, pasted, chosen

drop-any = Отпустите здесь
drop-several = Искать среди этих изображений
drop-archive = Искать среди этих изображений
drop-find = Найти это изображение
drop-slot = Сравнить это изображение
drop-compare = Сравнить эти два изображения
drop-mine =
    { $n ->
        [one] Искать среди { $n } изображения
        [few] Искать среди этих { $n } изображений
        [many] Искать среди этих { $n } изображений
       *[other] Искать среди { $n } изображения
    }
drop-open = Открыть этот список изображений
drop-nothing = Здесь нет изображений
given-nothing = Здесь нет изображений.
given-address-refused = Не удаётся прочитать «{ $typed }». Укажите адрес, который начинается с http:// или https:// и не содержит пароля.
given-nothing-dropped = В том, что вы перетащили, нет изображения. Перетащите или вставьте файл изображения либо его адрес.
given-nothing-pasted = В том, что вы вставили, нет изображения. Перетащите или вставьте файл изображения либо его адрес.
given-not-used = Это не изображение; файл пропущен.
given-list-not-used = Это список изображений. Откройте его отдельно или вместе с одним изображением, которое нужно найти.
given-shared-lost = Изображение, которым вы поделились, не дошло; поделитесь им ещё раз.
given-shared-no-room = Изображение, которым вы поделились, не удалось передать: скорее всего, на устройстве не хватает места. Освободите его или выберите изображение здесь.
query-facts =
    { $n ->
        [one] { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) } пикселей, { $format }, { $n } ключевая точка
        [few] { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) } пикселей, { $format }, { $n } ключевые точки
        [many] { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) } пикселей, { $format }, { $n } ключевых точек
       *[other] { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) } пикселей, { $format }, { $n } ключевой точки
    }
query-damaged = { $facts }. Повреждено: { $why }

## Two pictures compared, and what each view of them shows

compare-second = Выберите и второе изображение.
compare-waiting = Сравнение: { $one } и { $other }.
compare-done = Сравнение завершено. { $verdict }, оценка { $score } из 100.
compare-damaged = Файл { $name } повреждён: { $why }.
compare-title = { $one } и { $other }
compare-classic = Классическая оценка
name-yours = ваше изображение
name-original = оригинал
name-other = другое изображение
name-first = первое изображение
name-second = второе изображение
name-extra = это изображение
name-best = лучшее изображение
places =
    { $n ->
        [one] Обведено { $n } отличие.
        [few] Обведены { $n } отличия.
        [many] Обведено { $n } отличий.
       *[other] Обведено { $n } отличия.
    }
view-gestures = Масштаб{ "\u00A0" }— колесом или двумя пальцами, сдвиг{ "\u00A0" }— перетаскиванием, сразу у обоих.
view-laid = { $query } накладывается на { $image } там, где они совпадают.
view-squeezed = Классическая оценка сжимает оба изображения в один квадрат: { $query } растягивается так, чтобы закрыть { $image } целиком.
view-stretched = Не найдено положения, в котором они совпадают: { $query } растягивается так, чтобы закрыть { $image } целиком.
view-pairs =
    { $n ->
        [one] { $n } пара ключевых точек согласуется с одним и тем же преобразованием.
        [few] { $n } пары ключевых точек согласуются с одним и тем же преобразованием.
        [many] { $n } пар ключевых точек согласуются с одним и тем же преобразованием.
       *[other] { $n } пары ключевых точек согласуется с одним и тем же преобразованием.
    }
view-pairs-drawn =
    { $n ->
        [one] { $n } пара ключевых точек согласуется с одним преобразованием; показано { $drawn }.
        [few] { $n } пары ключевых точек согласуются с одним преобразованием; показано { $drawn }.
        [many] { $n } пар ключевых точек согласуются с одним преобразованием; показано { $drawn }.
       *[other] { $n } пары ключевых точек согласуется с одним преобразованием; показано { $drawn }.
    }
view-pairs-none = Ключевые точки этих изображений не согласуются между собой.
view-pairs-frame = Слишком мало ключевых точек: изображения сравнивались целиком.
view-pairs-classic = Классическая оценка не учитывает расположение ключевых точек. Пары показывает метод с проверкой.
view-framed = { $query } охватывает { $image } на { $visible }{ "\u00A0" }%. Толстая сторона рамки{ "\u00A0" }— верхний край.
view-frame-none = Не найдено места, где { $query } накладывается на { $image }.
view-frame-classic = Классическая оценка не учитывает, где находится { $query }. Его рамку показывает метод с проверкой.
map-waiting = Идёт подробное сравнение. В первый раз с этого сайта загружается ещё 17{ "\u00A0" }МБ.
map-made = SSIM в каждой точке, в среднем { NUMBER($mean, minimumFractionDigits: 2, maximumFractionDigits: 2) } ({ $query } накладывается на { $image }).
map-unaligned = SSIM в каждой точке, в среднем { NUMBER($mean, minimumFractionDigits: 2, maximumFractionDigits: 2) } ({ $query } растягивается так, чтобы закрыть { $image } целиком).
map-refused = Показать карту различий нельзя: { $why }.

## The comparison: its tools and keys

view-close = ✕
    .aria-label = Закрыть
view-stage =
    .aria-label = Оба изображения
view-map =
    .alt = Карта различий
view-smaller = −
    .aria-label = Уменьшить
view-larger = +
    .aria-label = Увеличить
view-more = Ещё
view-fit = Вписать
view-actual = 1:1
view-aligned = Выровнять
view-sides = Поменять местами
view-turn = Показать другое
view-hold = Удерживайте для сравнения
    .title = Пока кнопка нажата, видно другое изображение
view-save = Сохранить вид
view-save-refused = Сохранить вид нельзя: сервер одного из изображений разрешает страницам показывать его, но не копировать. Вместо этого сделайте снимок экрана.
view-save-failed = Не удалось сохранить вид: { $cause }
view-keys-open = ?
    .aria-label = Клавиши
view-keys-hint = Стрелки сдвигают изображения, вопросительный знак показывает все клавиши.
view-next = ›
    .aria-label = Следующее место
view-previous = ‹
    .aria-label = Предыдущее место
view-places =
    { $n ->
        [one] { $n } отличие
        [few] { $n } отличия
        [many] { $n } отличий
       *[other] { $n } отличия
    }
view-place = Отличие { $n } из { $total }
view-detail = Деталь { $n } из { $total }
view-laid-over = Верхний слой: { $query }. Нижний слой: { $image }
view-share = { $name }: { $n }{ "\u00A0" }%
view-frame-inside = { $query } заполняет { $image } на { $visible }{ "\u00A0" }%. Толстая сторона рамки{ "\u00A0" }— верхний край.
view-key-zoom = увеличить, уменьшить
view-key-fit = вписать, масштаб 1:1
view-key-move = сдвинуть изображения, когда фокус на них
view-key-places = следующее и предыдущее отличие (или совпавшая деталь)
view-key-hold = удерживать, чтобы видеть другое изображение
view-key-mask = область в фокусе: переместить, изменить размер, удалить
view-key-shift = Shift
view-key-delete = Del
mask-areas = Скрыть области
mask-add = Новая область: { $name }
mask-remove = Удалить область
mask-area = Скрытая область { $n }: { $name }
mask-left-out =
    { $n ->
        [one] { $n } скрытая область
        [few] { $n } скрытые области
        [many] { $n } скрытых областей
       *[other] { $n } скрытой области
    }
mask-left-out-line =
    { $n ->
        [one] Не учтена { $n } скрытая область.
        [few] Не учтены { $n } скрытые области.
        [many] Не учтено { $n } скрытых областей.
       *[other] Не учтено { $n } скрытой области.
    }
view-key-sides = поменять местами
view-key-escape = Esc
view-key-close = закрыть

## Several pictures to find

instead-taken =
    { $n ->
        [one] Поиск идёт среди { $n } изображения.
        [few] Поиск идёт среди этих { $n } изображений.
        [many] Поиск идёт среди этих { $n } изображений.
       *[other] Поиск идёт среди { $n } изображения.
    }
instead-search = Искать их в коллекции «{ $name }»
answers-title =
    { $n ->
        [one] Поиск { $n } изображения
        [few] Поиск { $n } изображений
        [many] Поиск { $n } изображений
       *[other] Поиск { $n } изображения
    }
answers-back = Все изображения ({ $n })
answers-searching =
    { $n ->
        [one] Идёт поиск { $n } изображения
        [few] Идёт поиск { $n } изображений
        [many] Идёт поиск { $n } изображений
       *[other] Идёт поиск { $n } изображения
    }
answers-waiting = В очереди
answers-asked = Идёт поиск
answers-unsearched = Поиск не выполнялся.
answers-more =
    { $n ->
        [one] Ещё { $n } совпадение
        [few] Ещё { $n } совпадения
        [many] Ещё { $n } совпадений
       *[other] Ещё { $n } совпадения
    }
answers-found = Найдено { $found } из { $n }.
answers-found-so-far = Найдено: { $n }.
answers-stopped = Остановлено: поиск выполнен для { $done } из { $n }.
answers-crashed = Модуль сравнения остановился при чтении этого изображения. Сохраните его в меньшем размере.
column-query = Ваше изображение
column-rank = Место
column-answer = Результат
column-verdict = Вердикт
column-certainty = Достоверность
column-score = Оценка
column-ssim = SSIM
column-orb = ORB
column-name = Найденное изображение
column-address = Адрес
column-done = Что сделано
column-differs = Отличия
column-matches = Совпадения
column-problem = Проблема

## Duplicates

duplicates-start =
    { $n ->
        [one] Найти дубликаты среди { $n } изображения
        [few] Найти дубликаты среди { $n } изображений
        [many] Найти дубликаты среди { $n } изображений
       *[other] Найти дубликаты среди { $n } изображения
    }
duplicates-closed = Выберите, где искать: в своей папке или в коллекции.
duplicates-few = Сравнивать нечего: нужно хотя бы два изображения.
duplicates-running = Идёт поиск дубликатов
duplicates-groups =
    { $n ->
        [one] { $n } группа
        [few] { $n } группы
        [many] { $n } групп
       *[other] { $n } группы
    }
duplicates-extras =
    { $n ->
        [one] { $n } лишнее изображение
        [few] { $n } лишних изображения
        [many] { $n } лишних изображений
       *[other] { $n } лишнего изображения
    }
duplicates-found = { $groups }, { $extras }.
duplicates-sized = { $groups }, { $extras } ({ $size }).
duplicates-nothing =
    { $n ->
        [1] Дубликатов нет: изображение всего одно.
        [one] Среди { $n } изображения дубликатов нет.
        [few] Среди этих { $n } изображений дубликатов нет.
        [many] Среди этих { $n } изображений дубликатов нет.
       *[other] Среди { $n } изображения дубликатов нет.
    }
duplicates-stopped = Остановлено.
duplicates-interrupted = Поиск прерван. Найденное сохранилось; чтобы найти остальное, запустите поиск снова.
duplicates-last = Хотя бы одно изображение группы всегда остаётся.
duplicates-remembered = Не дубликаты; это запомнено на этом устройстве.
duplicates-unremembered = Не дубликаты, но только пока открыта эта страница: этот браузер ничего для неё не хранит.
duplicates-undone = Снова показаны как дубликаты.
duplicates-rejected = Просматривать больше нечего: все группы помечены как «не дубликаты».
duplicates-hidden =
    { $n ->
        [one] Скрыта { $n } группа с вашей пометкой «не дубликаты».
        [few] Скрыты { $n } группы с вашей пометкой «не дубликаты».
        [many] Скрыто { $n } групп с вашей пометкой «не дубликаты».
       *[other] Скрыто { $n } группы с вашей пометкой «не дубликаты».
    }
duplicates-compared = Сравнение: { $one } и { $other }
move-title =
    { $n ->
        [one] Переместить { $n } лишнее изображение в отдельную папку?
        [few] Переместить { $n } лишних изображения в отдельную папку?
        [many] Переместить { $n } лишних изображений в отдельную папку?
       *[other] Переместить { $n } лишнего изображения в отдельную папку?
    }
move-running =
    { $n ->
        [one] Перемещено { $n } изображение
        [few] Перемещено { $n } изображения
        [many] Перемещено { $n } изображений
       *[other] Перемещено { $n } изображения
    }
move-done =
    { $n ->
        [one] В папку «EchoImage extras» перемещено { $n } изображение.
        [few] В папку «EchoImage extras» перемещено { $n } изображения.
        [many] В папку «EchoImage extras» перемещено { $n } изображений.
       *[other] В папку «EchoImage extras» перемещено { $n } изображения.
    }
move-back =
    { $n ->
        [one] Возвращено { $n } изображение.
        [few] Возвращено { $n } изображения.
        [many] Возвращено { $n } изображений.
       *[other] Возвращено { $n } изображения.
    }
move-left =
    { $n ->
        [one] Не удалось переместить { $n } изображение; оно осталось на месте.
        [few] Не удалось переместить { $n } изображения; они остались на месте.
        [many] Не удалось переместить { $n } изображений; они остались на месте.
       *[other] Не удалось переместить { $n } изображения; они остались на месте.
    }
group-keep = Почему остаётся: { $reasons }
rule-choice = ваш выбор
rule-positive = не негатив
rule-whole = изображение целиком
rule-matches = совпадает с большинством других
rule-pixels = больше пикселей
rule-compression = слабее сжато
rule-format = формат камеры
rule-older = более раннее
rule-name = короче имя
extra-exact = Идентичный файл
extra-same = То же изображение
extra-edited = Изменённая копия
extra-inset = Внутри большего изображения
extra-cropped = Обрезанная копия
extra-mirrored = Зеркальная копия
extra-turned = Повёрнутая копия
extra-inverted = Негатив
extra-grey = Чёрно-белая копия
extra-recoloured = Перекрашенная копия
extra-blurred = Размытая копия
extra-other = Другой вариант
field-picture = Изображение
field-pixels = Пиксели
field-bytes = Размер
field-format = Формат
field-date = Изменено
field-choice = Выбор
choice-keep = Оставить
choice-extra = Лишнее
choice-of = { $choice }: { $name }

## Keys, which "?" shows in every task; those of duplicates only there

keys = Клавиши
keys-open = Клавиши: ?
keys-help = показать эти клавиши
# A key, as it is named on keyboards
keys-esc = Esc
keys-stop = закрыть открытое или остановить то, что выполняется
# A key, as it is named on keyboards
keys-ctrl = Ctrl
keys-paste = вставить скопированное изображение, файлы или адрес
keys-group = другая группа
keys-picture = другое изображение группы
keys-choice = оставить это изображение или считать лишним
# A key, as it is named on keyboards
keys-space = Пробел
keys-toggle = то же для текущего изображения
# A key, as it is named on keyboards
keys-enter = Enter
keys-compare = сравнить с лучшим
keys-reject = это не дубликаты
keys-undo = отменить это
# A switch: for people who speak to the computer, or press keys by accident
keys-single = Буквы, цифры и знаки вызывают команды
keys-close = Закрыть

## Where to look

where-opening = Открытие: { $name }
where-none = Коллекция не открыта
where-failed = { $name }: { $why }
where-pictures =
    { $n ->
        [one] { $n } изображение
        [few] { $n } изображения
        [many] { $n } изображений
       *[other] { $n } изображения
    }

## My pictures

mine-name = Мои изображения
mine-failed = { $name }: { $why }.
mine-crashed = модуль сканирования остановился при чтении этого изображения или читал его слишком долго; оно пропущено. Сохраните его в меньшем размере.
mine-ended = модуль сравнения остановился; повторите сканирование, уже найденное сохранено
mine-no-scanner = браузер не запустил модуль сканирования; закройте другие вкладки и повторите сканирование
mine-found =
    { $n ->
        [one] Идёт сканирование: пока { $n } изображение
        [few] Идёт сканирование: пока { $n } изображения
        [many] Идёт сканирование: пока { $n } изображений
       *[other] Идёт сканирование: пока { $n } изображения
    }
mine-counted =
    { $n ->
        [one] { $name }: { $n } изображение
        [few] { $name }: { $n } изображения
        [many] { $name }: { $n } изображений
       *[other] { $name }: { $n } изображения
    }
mine-none = { $name }: изображений нет.
mine-others =
    { $n ->
        [one] Пропущен { $n } файл другого типа.
        [few] Пропущены { $n } файла других типов.
        [many] Пропущено { $n } файлов других типов.
       *[other] Пропущено { $n } файла других типов.
    }
mine-done = { $done } из { $total }
mine-paced = { $line }, { NUMBER($rate, maximumFractionDigits: 1) } в секунду
time-left = { $line }, осталось { $time }
time-seconds = { $n }{ "\u00A0" }с
time-minutes = { $n }{ "\u00A0" }мин
time-hours = { $n }{ "\u00A0" }ч
mine-again = Сканировать снова
mine-again-in = Сканировать снова: { $name }
mine-no-permission = Браузер не разрешил прочитать папку «{ $name }». Выберите её снова.
mine-forget = Забыть «{ $name }»
left-out-unreadable = Не удаётся прочитать.
left-out-archive-nested = Архив внутри архива не открывается. Распакуйте его и выберите изображения из него.
left-out-archive-damaged = Архив повреждён или защищён. Распакуйте его и выберите изображения из него.
left-out-archive-too-large = В архиве больше, чем здесь можно распаковать. Распакуйте его и выберите папку.
left-out-member-too-large = Изображение больше 64{ "\u00A0" }МБ. Сохраните его в меньшем размере.
mine-resume = Продолжить

## A part of the query

part =
    .aria-label = Часть изображения
part-start = Искать только часть
part-whole = Всё изображение
part-search = Искать эту часть
part-leave = Отмена
part-keys = Стрелки перемещают рамку, вместе с Shift меняют её размер, Enter запускает поиск, Esc отменяет.
query-part = Часть: { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) } пикселей

## The last queries

recent-title = Недавние поиски
recent-clear = Очистить
recent-search = Искать снова: { $name }
recent-remove = Убрать из списка: { $name }
stored-size-recent = изображения, которые вы искали ({ $size })

## A result saved to be passed on: a page of its own, which is also printed

proof-save = Сохранить доказательство
proof-saving = Сохранение доказательства
proof-saved = Доказательство сохранено
proof-failed = Не удалось сохранить доказательство: { $cause }
# $verdict: as in a comparison, such as "No match"; $one and $other: names of files
proof-compared = { $verdict }: «{ $one }» и «{ $other }»
proof-exact = Тот же файл, байт в байт
proof-pictures = Оба изображения
# $left and $right: what the pictures are called, such as "Your picture"
proof-beside = Слева: { $left }. Справа: { $right }.
proof-name = Имя
proof-part = Искомая часть
proof-left-out = Скрытые области
proof-box = { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) }, слева { NUMBER($left, useGrouping: 0) }, сверху { NUMBER($top, useGrouping: 0) }
proof-note = Примечание
proof-small = Показана уменьшенная копия: сам файл прочитать здесь не удалось.
proof-missing = Это изображение не удалось поместить в этот файл.
proof-changed = Теперь по этому адресу другой файл, его SHA-256: { $sha256 }.
proof-numbers = Что измерено
proof-visible = Видимая доля оригинала
proof-places = Отличия, в пикселях
proof-more = { $n ->
    [one] И ещё { $n } отличие.
    [few] И ещё { $n } отличия.
    [many] И ещё { $n } отличий.
   *[other] И ещё { $n } отличия.
  }
proof-laid = { $query } накладывается на { $image } полупрозрачным слоем там, где они совпадают. Линия{ "\u00A0" }— край наложенного изображения.
proof-made = Как это получено
proof-method = Метод
proof-verified = С проверкой: совпавшие детали (ORB) и структура (SSIM)
proof-classic = Классическая оценка
proof-date = Дата
proof-link = Тот же поиск
proof-check = Как это проверить
proof-check-how = Сохраните оба изображения, убедитесь, что их SHA-256 совпадают с указанными выше, и сравните первое, A, со вторым, B:

## Errors

# Of addresses that a database has, or a person gives. $why is one of the texts that begin with "the address".

error-an-object = объект
error-a-list = список
error-address-scheme = адреса «{ $scheme }:» не читаются; подходят только http и https
error-address-relative = адрес относительный, а сама база данных открыта не по адресу; напишите адрес целиком, начиная с https://
error-address-empty = адрес пуст
error-address-long = { $length ->
        [one] в адресе { $length } символ; допустимо не больше { $limit }
        [few] в адресе { $length } символа; допустимо не больше { $limit }
        [many] в адресе { $length } символов; допустимо не больше { $limit }
       *[other] в адресе { $length } символа; допустимо не больше { $limit }
    }
error-address-character = в адресе есть недопустимый символ { $code }
error-address-unreadable = адрес прочитать не удалось: { $cause }
error-address-no-host = в адресе не указан сервер; напишите адрес в таком виде: https://example.org/cat.jpg
error-address-user = в адресе есть имя пользователя или пароль; удалите их
error-address-backslash = в адресе есть обратная косая черта; замените её на «/»
error-address-host = в адресе указано неверное имя сервера; напишите адрес в таком виде: https://example.org/

# Of the document that lists the pictures. $where is its address, or error-the-database. A $value is what stands there,
# as it is written, or error-an-object or error-a-list.

error-the-database = база данных
error-database-memory = { $where } не помещается в память; разделите содержимое на несколько файлов
error-database-large = { $where }: размер{ "\u00A0" }— { NUMBER($size, minimumFractionDigits: 1, maximumFractionDigits: 1) }{ "\u00A0" }МБ, а читаются базы данных до { NUMBER($limit, maximumFractionDigits: 0) }{ "\u00A0" }МБ. Разделите содержимое на несколько файлов
error-document-empty = { $where }: файл пуст; база данных изображений{ "\u00A0" }— это список JSON
error-document-web-page = { $where }{ "\u00A0" }— это веб-страница, а не JSON; укажите адрес самого файла JSON
error-document-deep = { $where }: слишком глубокая вложенность списков и объектов; допустимо уровней: { $most }
error-document-encoding = { $where }: содержимое не соответствует кодировке { $encoding } (байт { $position }: { $byte }). Сохраните файл в UTF-8
error-document-syntax = { $where }: ошибка в JSON ({ $cause }, строка { $line }, столбец { $column }); исправьте файл или скачайте его ещё раз, если он получен не полностью
error-manifest-alone = это манифест индекса, остальные файлы которого лежат рядом с ним; откройте его по адресу
error-key-twice = { $where }: ключ «{ $key }» указан дважды; оставьте один
error-index-key = { $where }, поле «index»: значение{ "\u00A0" }— { $value }, а нужен адрес манифеста
error-index-address = { $where }, поле «index»: { $why } (значение: { $value })
error-not-a-database = { $where }: это JSON, но не база данных изображений; нужен список [{ "{" }"url": "https://…"{ "}" }, …] или объект { "{" }"images": […]{ "}" }
error-entry-left-out = Запись { $number } пропущена: { $why }.
error-entry-other-sha256 = Запись { $number } пропущена: адрес в ней тот же, что в записи { $first }, а sha256 другой.
error-entry-without = Запись { $number } используется без «{ $field }»: { $why }.
error-entry-kind = это { $value }, а нужен объект { "{" }"url": "https://…"{ "}" }
error-entry-twice = ключ { $key } указан в ней дважды
error-entry-no-url = в ней нет «url»
error-entry-address-kind = адрес в ней{ "\u00A0" }— { $value }, а не текст
error-entry-address = { $why } (значение: { $value })
error-not-a-text = { $value }{ "\u00A0" }— это не текст
error-not-a-sha256 = { $value }{ "\u00A0" }— это не 64{ "\u00A0" }шестнадцатеричные цифры

# Of picture files. $format is a name such as JPEG.

error-file-empty = файл пуст; возможно, он скачан не полностью
error-file-large = размер файла{ "\u00A0" }— { NUMBER($size, minimumFractionDigits: 1, maximumFractionDigits: 1) }{ "\u00A0" }МБ, а читаются файлы до { NUMBER($limit, maximumFractionDigits: 0) }{ "\u00A0" }МБ. Сохраните изображение в меньшем размере
error-file-damaged = этот файл { $format } повреждён или обрывается; скачайте его ещё раз
error-picture-large = размер изображения{ "\u00A0" }— { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) } = { NUMBER($megapixels, minimumFractionDigits: 1, maximumFractionDigits: 1) }{ "\u00A0" }мегапикселя, а читаются изображения до { NUMBER($limit, maximumFractionDigits: 0) }{ "\u00A0" }мегапикселей. Сохраните изображение в меньшем размере
error-picture-costly = размер изображения{ "\u00A0" }— { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) } = { NUMBER($megapixels, minimumFractionDigits: 1, maximumFractionDigits: 1) }{ "\u00A0" }мегапикселя; для его декодирования нужно { NUMBER($needed, maximumFractionDigits: 0) }{ "\u00A0" }МБ памяти, а использовать можно не больше { NUMBER($limit, maximumFractionDigits: 0) }{ "\u00A0" }МБ. Сохраните изображение в меньшем размере
error-part-empty = часть { $part } в пределах изображения меньше { $least }{ "\u00A0" }пикселей по одной из сторон, а размер изображения{ "\u00A0" }— { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) }; укажите отступ слева, отступ сверху, ширину и высоту
error-picture-memory = не хватает памяти для изображения размером { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) } пикселей; сохраните его в меньшем размере
error-format-here = изображения в формате { $format } здесь не читаются; сохраните изображение в формате JPEG или PNG
error-data-damaged = данные { $format } повреждены, обрываются или относятся к редкой разновидности; скачайте файл ещё раз или сохраните изображение заново
error-data-damaged-by = данные { $format } повреждены, обрываются или относятся к редкой разновидности ({ $cause }); скачайте файл ещё раз или сохраните изображение заново
error-decoder-gave = декодер выдал { $given }, а не uint8 (height, width, 4)
error-tiff-float = в этом файле TIFF значения с плавающей запятой; сохраните его с глубиной 8 или 16{ "\u00A0" }бит
error-kind-pdf = это документ PDF; экспортируйте страницу в PNG или JPEG
error-kind-zip = это ZIP-архив; распакуйте его и возьмите изображение из него
error-kind-gzip = это архив gzip; распакуйте его и возьмите изображение из него
error-kind-7z = это архив 7z; распакуйте его и возьмите изображение из него
error-kind-rar = это архив RAR; распакуйте его и возьмите изображение из него
error-kind-matroska = это видео Matroska или WebM; сохраните из него стоп-кадр
error-kind-video = это видео или звуковой файл; сохраните из видео стоп-кадр
error-kind-photoshop = это документ Photoshop; экспортируйте его в JPEG или PNG
error-kind-gimp = это документ GIMP; экспортируйте его в JPEG или PNG
error-kind-svg = это рисунок SVG, он состоит не из пикселей; экспортируйте его в PNG
error-kind-html = это страница HTML, а не изображение; укажите адрес самого изображения (нажмите на изображение правой кнопкой мыши и скопируйте его адрес)
error-kind-json = это документ JSON, а не изображение
error-kind-xml = это документ XML, а не изображение
error-kind-text = это текстовый файл, а не изображение
error-kind-unknown = этот файл не относится ни к одному из известных здесь форматов изображений; читаются JPEG, PNG, WebP, AVIF, GIF, HEIC, JPEG XL, JPEG 2000, TIFF, BMP, ICO и PNM
# $damage is one of the three below.
error-read-in-part = изображение повреждено: { $damage }; { $use ->
        [searched] поиск идёт по тому, что удалось прочитать
        [compared] сравнивается то, что удалось прочитать
       *[indexed] в индексе есть то, что удалось прочитать
    }
error-damage = { $side ->
        [lower] нижнюю часть ({ $percent }{ "\u00A0" }%) прочитать не удалось
        [upper] верхнюю часть ({ $percent }{ "\u00A0" }%) прочитать не удалось
       *[other] часть ({ $percent }{ "\u00A0" }%) прочитать не удалось
    }
error-damage-in-part = часть данных прочитана с ошибками
error-damage-finer = мелкие детали прочитать не удалось
error-unexpected = непредвиденная ошибка, пожалуйста, сообщите о ней: { $cause }
error-classic-missing = для классической оценки нет данных об этом изображении
error-classic-index = у индекса нет классических оценок; выберите метод с проверкой

# Of the files of an index. "echoimage index" is what a person types.

error-index-damaged = файл { $file } повреждён: { $why }. Загрузите его на сервер ещё раз или выполните «echoimage index --repair»; если индекс тем временем заменили, перезагрузите страницу
error-index-missing = файла { $file } нет; создайте индекс заново
error-index-file-large = размер файла { $file } в байтах{ "\u00A0" }— { $size }, а для файла индекса допустимо не больше { $limit }; распределите изображения по нескольким индексам
error-second-tier = { $why }. Пока это не исправлено, небольшие обрезанные фрагменты и изображения внутри других могут остаться ненайденными
error-manifest-unreadable = { $why }; выполните «echoimage index» ещё раз
error-manifest-none = файл { $file }{ "\u00A0" }— не манифест индекса; укажите тот, что создала команда «echoimage index»
error-manifest-damaged = файл { $file } повреждён: { $why }; загрузите его на сервер ещё раз или снова выполните «echoimage index»
error-manifest-newer = версия файла { $file }{ "\u00A0" }— { $version }, а эта программа читает версии не новее { $newest }; обновите программу
error-manifest-version = в файле { $file } не указана версия, которую может прочитать эта программа; выполните «echoimage index» ещё раз
error-manifest-words = файл { $file } создан с другими визуальными словами, чем у этой программы; выполните «echoimage index» ещё раз
error-manifest-segments = в файле { $file } сегментов: { $segments }, а читается не больше { $most } (изображений: { $images }); создайте несколько индексов
error-texts-large = { $size ->
        [one] адрес и тексты занимают { $size } байт; сократите их
        [few] адрес и тексты занимают { $size } байта; сократите их
        [many] адрес и тексты занимают { $size } байт; сократите их
       *[other] адрес и тексты занимают { $size } байта; сократите их
    }
error-record-version = в файле { $file } есть запись индекса версии { $version }, а эта программа читает версии не новее { $newest }; обновите программу или заново выполните её команду «echoimage index»

# Why a file of an index is damaged, within error-index-damaged and error-manifest-damaged. "it" is the file; a record
# is what the index holds of one picture.

error-part-compressed = сжатые данные не читаются
error-part-length = длина сжатых данных неверна
error-part-name = { $size ->
        [one] содержимое ({ $size } байт) не соответствует имени файла
        [few] содержимое ({ $size } байта) не соответствует имени файла
        [many] содержимое ({ $size } байт) не соответствует имени файла
       *[other] содержимое ({ $size } байта) не соответствует имени файла
    }
error-part-size = размер в байтах{ "\u00A0" }— { $size }, а указано { $stated }
error-part-read = прочитано байтов: { $read }, а должно быть { $size }
error-part-lists = длина списков не совпадает с указанной
error-part-lists-image = в списках названо изображение №{ "\u00A0" }{ $image }, а всего их { $images }
error-part-digests = число хешей не совпадает с указанным
error-part-digests-cut = хеши обрываются
error-part-digests-image = один из хешей относится к изображению, которого в файле нет
error-part-record-outside = одна из записей индекса выходит за пределы файла
error-record-other = запись индекса не та, что была сохранена
error-record-begin = запись индекса начинается не так, как должна
error-record-short = запись индекса короче, чем указано в её заголовке
error-record-no-size = в записи индекса нет размера
error-record-no-colour = в записи индекса нет цвета
error-record-no-entry = в записи индекса нет пригодной записи списка
error-record-no-picture = в записи индекса нет изображения
error-record-window = в записи индекса окно выходит за пределы изображения
error-record-centre = в записи индекса есть ключевые точки без центра
error-record-angles = в записи индекса есть углы больше полного оборота
error-record-levels = в записи индекса есть ключевые точки без размера
error-record-sizes = в записи индекса есть недопустимые размеры
error-record-order = в записи индекса нарушен порядок ключевых точек
error-record-outside = в записи индекса есть ключевые точки за пределами изображения
error-wrong-list = «{ $name }»{ "\u00A0" }— не список
error-wrong-number = не хватает числа
error-wrong-images = «images» не соответствует числу изображений
error-wrong-details = файлов деталей больше, чем изображений
error-wrong-sources = в «sources» не назван файл
error-wrong-base = «base»{ "\u00A0" }— не папка
error-wrong-twice = один и тот же файл назван дважды
error-wrong-keypoints = в файлах ключевых точек не хватает слов
error-wrong-parts = части файла { $name } в нём не умещаются
error-wrong-words-file = в сегменте не назван файл слов
error-wrong-detail-file = в сегменте не назван файл деталей
error-wrong-detail-images = в файле деталей изображений: { $images }, а должно быть от 1 до { $most }
error-wrong-keypoints-file = в сегменте не назван файл ключевых точек
error-wrong-size = размер одного из файлов не указан или больше { $most }{ "\u00A0" }байт

# Of what the page reads over the network. $status is a number of HTTP such as 404.

error-host-empty = сервер отправил пустой файл; разместите изображение там ещё раз
error-host-missing = на сервере нет такого файла ({ $status }); исправьте адрес
error-host-answer = сервер ответил: { $answer }; повторите попытку позже
error-host-silent = сервер ничего не отправил за { $seconds }{ "\u00A0" }с; повторите попытку позже
error-host-slow = сервер отправил всего { NUMBER($size, maximumFractionDigits: 0) }{ "\u00A0" }КБ за { NUMBER($seconds, maximumFractionDigits: 0) }{ "\u00A0" }с; повторите попытку позже
error-host-unreachable = сервер недоступен; проверьте адрес и соединение
error-transfer-broken = передача прервалась; проверьте соединение и повторите попытку
error-transfer-large = размер файла{ "\u00A0" }— не меньше { NUMBER($size, minimumFractionDigits: 1, maximumFractionDigits: 1) }{ "\u00A0" }МБ, а читаются файлы до { NUMBER($limit, maximumFractionDigits: 0) }{ "\u00A0" }МБ. Сохраните его в меньшем размере
error-mixed-content = страница, открытая по https, не может читать адреса http; укажите адрес этого файла, который начинается с https
error-cors = сервер не разрешает другим страницам читать этот файл; вместе с файлом он должен отправлять заголовок Access-Control-Allow-Origin: *. Если он его отправляет, значит, прервалось соединение: повторите попытку
error-index-gone = файла { $file } нет на сервере ({ $status }); вероятно, индекс тем временем заменили: перезагрузите эту страницу. Если это не поможет, загрузите на сервер весь индекс ещё раз
error-index-parts = файл { $file } ({ NUMBER($size, minimumFractionDigits: 1, maximumFractionDigits: 1) }{ "\u00A0" }МБ) читается по частям, а его сервер отдаёт файлы только целиком; настройте сервер так, чтобы он отвечал на запросы с Range для файлов .zip и не сжимал эти файлы (как это сделать, сказано в docs/hosting.md)
error-index-unreadable = индекс по адресу { $address } прочитать не удалось: { $why }

# Of what the page does with pictures.

error-memory = не хватает памяти; сохраните изображение в меньшем размере
error-crashed = модуль сравнения остановился при чтении этого изображения, вероятно, из-за нехватки памяти, поэтому оно пропущено; сохраните его в меньшем размере и перезагрузите страницу
error-decoder-missing = этот браузер не читает { $format }, а загрузить декодер не удалось ({ $cause }); повторите попытку, когда появится сеть
error-data-rare = данные { $format } повреждены или относятся к редкой разновидности; сохраните изображение заново
error-format-browser = этот браузер не может прочитать это изображение { $format }; сохраните его в формате JPEG или PNG
error-fingerprinting = защита этого браузера от сбора цифровых отпечатков изменяет пиксели файлов такого рода; сохраните изображение в формате JPEG или PNG
error-given-gone = файл «{ $name }» больше не читается; выберите его ещё раз
error-picture-closed = изображения { $name } нет в открытой коллекции; повторите поиск
error-picture-unknown = сведений об изображении «{ $name }» больше нет; повторите поиск
error-pair-none = сравнение двух изображений не сохранилось; выберите их снова
error-map-apart = эти два изображения не перекрываются
error-map-library = не удалось загрузить scikit-image с этого сайта: { $cause }; проверьте соединение и перезагрузите страницу
error-duplicates-many = Дубликаты можно найти в списке, если изображений в нём не больше { $most }. Скачайте эти изображения и выберите их папку или откройте их индекс
error-features-unkept = Не все сведения об этих изображениях удалось сохранить на этом устройстве. При следующем посещении они будут прочитаны заново: это займёт больше времени, но больше ни на что не повлияет. Чтобы этого избежать, освободите место.

# Of the visitor's own pictures, which are scanned into an index of the browser's.

error-name-long = имя файла вместе с именами папок слишком длинное и не сохраняется; сократите его
error-scanned-gone = файл изменён или удалён после начала сканирования либо недоступен для чтения; повторите сканирование папки
error-mine-full = В этом браузере больше нет места для ваших изображений. Сканирование продолжается, и среди найденного можно искать, пока эта страница открыта. Освободите место на этом устройстве или нажмите «Забыть» для одной из папок, затем повторите сканирование.
error-mine-unkept = Этот браузер ничего не хранит для этой страницы, как в приватном окне. Среди найденного при сканировании можно искать, пока эта страница открыта.
error-mine-evicted = Сведения о ваших изображениях были удалены{ "\u00A0" }— здесь или самим браузером. Повторите сканирование папок
error-mine-busy = Ваши изображения сканирует другая вкладка. Пока можно искать здесь; повторите сканирование, когда она закончит
error-mine-file-gone = файла { $file } больше нет: его удалил браузер. Повторите сканирование папок

## Edits

# What was done to a copy; several are joined by list-join.

edit-mirrored = зеркальная
edit-turned = { $direction ->
        [clockwise] повёрнутая на { $degrees }° по часовой стрелке
       *[counterclockwise] повёрнутая на { $degrees }° против часовой стрелки
    }
edit-upside-down = перевёрнутая вверх ногами
edit-cropped = обрезанная (видно { $percent }{ "\u00A0" }% оригинала)
edit-inset = внутри большего изображения ({ $percent }{ "\u00A0" }% его площади)
edit-border = с рамкой или другим добавлением (оригинал занимает { $percent }{ "\u00A0" }%)
edit-tilted = снятая под углом
edit-stretched = { $times ->
        [one] растянутая в { $times }{ "\u00A0" }раз в одном направлении
        [few] растянутая в { $times }{ "\u00A0" }раза в одном направлении
        [many] растянутая в { $times }{ "\u00A0" }раз в одном направлении
       *[other] растянутая в { $times }{ "\u00A0" }раза в одном направлении
    }
edit-reduced = уменьшенная до { $percent }{ "\u00A0" }% исходного размера
edit-enlarged = { $times ->
        [one] увеличенная в { $times }{ "\u00A0" }раз
        [few] увеличенная в { $times }{ "\u00A0" }раза
        [many] увеличенная в { $times }{ "\u00A0" }раз
       *[other] увеличенная в { $times }{ "\u00A0" }раза
    }
edit-blurred = размытая
edit-inverted = превращённая в негатив
edit-grey = чёрно-белая
edit-recoloured = перекрашенная
edit-toned = с изменёнными тонами
edit-retouched = с небольшим изменённым участком
edit-overlaid = с наложением поверх { $percent }{ "\u00A0" }% площади
# $place is one of the places below.
edit-overlaid-at = с наложением поверх { $percent }{ "\u00A0" }% площади ({ $place })
place-top-left = вверху слева
place-top = вверху
place-top-right = вверху справа
place-left = слева
place-middle = посередине
place-right = справа
place-bottom-left = внизу слева
place-bottom = внизу
place-bottom-right = внизу справа
place-places =
    { $count ->
        [one] в { $count }{ "\u00A0" }месте
        [few] в { $count }{ "\u00A0" }местах
        [many] в { $count }{ "\u00A0" }местах
       *[other] в { $count }{ "\u00A0" }места
    }
place-everywhere = по всему изображению

## Verdicts

verdict-same = То же изображение
verdict-edited = Изменённая копия
verdict-related = Та же сцена или тот же объект
verdict-none = Нет совпадений
