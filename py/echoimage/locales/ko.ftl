# 한국어. The texts of EchoImage, by Project Fluent (https://projectfluent.org); docs/translating.md says how to correct one.

## The page as it is in index.html

title = EchoImage: 이미지의 원본 찾기
description =
    .content = 이미지를 잘라 내거나 회전하거나 좌우 반전해도, 스크린샷 속에 있어도 원본을 찾아냅니다. 브라우저 안에서 실행되며 아무것도 업로드하지 않습니다.
language =
    .aria-label = 언어
where-sample = 샘플 이미지
where-own = 이 사이트의 이미지
progress =
    .aria-label = 진행률
update =
    .aria-label = 새 버전
start-lost = 페이지의 일부를 불러오지 못했습니다. 연결을 확인하고 페이지를 새로 고치세요.
start-long = 페이지를 시작하는 데 시간이 오래 걸리고 있습니다. 조금 더 기다리거나, 연결을 확인하고 페이지를 새로 고치세요.
example-made =
    .title = 원본: { $of }
example-cropped = 잘라 내고 다시 압축함
example-turned = 90° 회전함
example-watermarked = 워터마크를 넣음
example-faded = 흑백, 빛바램
example-tiny = 160픽셀로 줄임
example-tilted = 5° 기울임
example-framed = 테두리를 두름
example-darkened = 어둡게 함
skip = 본문 바로가기
tasks =
    .aria-label = 작업
task-find = 찾기
task-duplicates = 중복
task-compare = 두 이미지 비교
privacy = 아무것도 업로드하지 않습니다
headline = 이미지의 원본 찾기
headline-more = 잘라 내거나 회전하거나 좌우 반전해도, 스크린샷 속에 있어도 찾아냅니다.
stage-title = 원본을 찾을 이미지
query-unseen = 이 이미지는 여기서 표시할 수 없습니다.
invitation = 이미지를 아무 데나 끌어다 놓으세요
invitation-more = 또는 붙여넣으세요
invitation-touch = 이미지 선택 또는 촬영
invitation-touch-more = 이미지는 이 기기에만 남습니다
query-formats = JPEG, PNG, WebP, AVIF, HEIC, GIF, TIFF 등, 최대 64MB
choose = 이미지 선택
choose-another = 다른 이미지 선택
camera = 카메라
new = 새로 찾기
query-address = 이미지 주소
query-search = 검색
where-title = 찾을 곳
where-chip = 찾을 곳:
credits = 저작자 표시
where-mine = 내 이미지
mine-folder = 폴더
mine-files = 파일
mine-photos = 사진 선택
mine-pause = 일시 중지
mine-stop = 중지
where-list = 웹에 있는 목록
list-address = JSON 파일 주소
list-open = 열기
list-file = JSON 파일 선택
list-how = 목록 파일 안내
list-what = 이미지 주소를 나열한 JSON 파일입니다. 이미지마다 “title”, “page”, “thumbnail”, “license”를 덧붙일 수 있습니다. 이미지가 있는 서버는 다른 페이지가 이미지를 읽을 수 있도록 허용해야 합니다(CORS).
list-index = 이미지가 많거나 서버가 읽기를 허용하지 않는다면 색인을 만들어 그 폴더를 아무 서버에나 올린 다음, 폴더에 있는 “manifest.json” 파일의 주소를 입력하세요.
status-start = 준비 중입니다. 이미지는 지금 선택해도 됩니다.
stop = 중지
    .title = 지금까지의 결과는 유지됩니다
restart = 다시 시작
reload = 새로 고침
needs-script = EchoImage는 브라우저에서 실행되며 JavaScript와 WebAssembly가 필요합니다.
examples-title = 또는 아래의 편집된 사본으로 시험해 보세요
outcome-heading = 결과
how = 작동 방식
how-read-title = 기기 안에서 읽습니다.
how-read = 선택한 이미지는 이 페이지가 직접 열며, 페이지의 메모리를 벗어나지 않습니다.
how-compared-title = 하나씩 비교합니다.
how-compared = 선택한 이미지를 회전했는지, 좌우 반전했는지, 잘라 냈는지, 크기를 바꿨는지를 두 이미지에서 일치하는 특징으로 알아낸 다음, 두 이미지가 겹치는 부분을 비교합니다.
how-judged-title = 판정해서 보여 줍니다.
how-judged = 같은 이미지, 편집된 사본, 같은 장면, 일치 없음 중 하나로 판정합니다. 결과를 열면 그 이유를 볼 수 있습니다.
answers-on = 계속
answers-csv = CSV로 저장
answers-json = JSON으로 저장
answers-query = 선택한 이미지
answers-answer = 결과
answers-sure = 확실성
classic-shown = 판정 없이 기존 점수만 표시하고 있습니다.
classic-leave = 기본 방식 사용
more-show = 더 보기
explain-title = 숫자의 의미
explain-verdict = 판정
explain-verdict-text = 같은 이미지: 크기와 인코딩 말고는 눈에 보이는 차이가 없습니다. 편집된 사본: 같은 사진이나 그림에서 만든 것으로, 위에 무언가를 덧씌운 곳을 빼면 세부까지 일치합니다. 같은 장면(또는 피사체): 같은 대상을 찍은 다른 사진이거나, 다른 순간에 찍었거나, 같은 서식에 다른 글이 적혀 있습니다. 일치 없음: 위의 어느 것도 아닙니다. 판정은 하나의 변환에 들어맞는 특징(모서리와 점)과 두 이미지를 구석구석 비교한 결과를 근거로 합니다.
explain-certain = 확실, 가능성 높음
explain-certain-text = 사본이라는 근거가 얼마나 충분한지를 나타냅니다. 확실: 들어맞는 특징이 아주 많고 두 이미지가 일치하는 부분도 아주 넓습니다. 이 정도의 근거로 다른 이미지를 사본으로 잘못 판정한 적은 한 번도 없습니다.
explain-score = 점수
explain-score-text = SSIM과 ORB의 평균으로, 0에서 100까지입니다. 판정이 같은 이미지끼리 순위를 매기기 위한 값이며 확률이 아닙니다.
explain-ssim = SSIM
explain-ssim-text = 색을 제외한 구조적 유사도입니다. 선택한 이미지를 원본에 겹쳐 놓고, 겹치는 부분에서 구합니다. 1이면 같은 이미지이고, 0 이하이면 관련이 없습니다. 잘라 내거나 회전해도 낮아지지 않습니다.
explain-orb = ORB
explain-orb-text = 겹치는 부분에서, 선택한 이미지의 특징 가운데 하나의 변환에 들어맞는 특징의 비율입니다.
explain-classic = 기존
explain-classic-text = 판정이 없는 예전 점수입니다. 두 이미지를 같은 크기의 작은 정사각형으로 줄여서 구한 SSIM과, 선택한 이미지의 특징 중에서 비교 대상의 어딘가와 뚜렷하게 일치하는 특징의 비율로 계산합니다. 잘라 내거나 회전하면 낮아집니다.
settings = 설정
settings-method = 방식
settings-verified = 검증
settings-classic = 기존
settings-no-classic = 기존 점수를 구하려면 이미지 자체가 필요합니다. 이 컬렉션은 색인이어서 검증 방식으로 비교할 내용만 들어 있습니다.
settings-accept = 일치 기준
settings-any = 사본 및 같은 장면
settings-edited = 사본
settings-same = 같은 이미지
settings-count = 표시할 결과 수
duplicates-title = 중복 이미지 찾기
duplicates-more = 동일한 파일, 크기나 형식이 다른 이미지, 편집된 사본을 찾습니다. 아무것도 삭제하지 않고 중복본의 목록을 보여 줍니다.
duplicates-again = 다시 표시
duplicates-names = 중복본 이름 저장
move-ask = 중복본 따로 옮기기
move-undo = 되돌려 놓기
duplicates-undo = “중복 아님” 실행 취소
two-title = 두 이미지 비교
two-more = 어떤 이미지든 두 장을 비교할 수 있습니다. 한꺼번에 끌어다 놓거나 한 장씩 선택하세요.
two-first = 첫 번째 이미지
two-second = 두 번째 이미지
two-open = 비교 열기
two-instead = 비교 대신 둘 다 검색
query-row =
    .aria-label = 선택한 이미지
update-now = 업데이트
update-later = 나중에
offline-ask = 브라우저에 보관 요청
delete-ask = 저장된 데이터 삭제
licences = 모든 구성 요소의 라이선스
materials = 구성 요소 명세서
delete-title = 이 기기에 저장된 데이터를 삭제하시겠습니까?
delete-cancel = 그대로 두기
delete-confirm = 삭제
move-why = 선택한 폴더 안의 “EchoImage extras” 폴더로 옮깁니다. 아무것도 삭제하지 않으며, 이 페이지를 열어 둔 동안에는 여기서 되돌려 놓을 수 있습니다.
move-cancel = 그대로 두기
move-confirm = 옮기기
view = 보기
view-side = 나란히
view-slider = 슬라이더
view-blink = 번갈아
view-heat = 차이
view-keypoints = 특징점
view-frame = 위치
view-unseen-first = 이 이미지는 여기서 표시할 수 없습니다
view-unseen-second = 이미지를 여기서 표시할 수 없습니다
view-legend-alike = 비슷함
view-legend-different = 다름
view-position = 경계선 위치
view-by-itself = 자동 전환
answer-file = 바이트 단위까지 동일한 파일
answer-compare = 비교
link-copy = 링크 복사
answer-open = 원본 열기
details-title = 자세히
details-verdict = 판정
details-evidence = 근거
details-score = 점수(100점 만점)
details-ssim = SSIM, 구조
details-orb = ORB, 들어맞는 특징의 비율
duplicates-reject = 중복 아님

## The answer: what the best picture is to the one that was given

answer-exact = 동일한 파일: { $title }
answer-same = 같은 이미지: { $title }
answer-edited = { $title } 이미지의 편집된 사본
answer-inset = 더 큰 이미지 안의 { $title }
answer-cropped = { $title } 이미지에서 잘라 낸 사본
answer-mirrored = { $title } 이미지를 좌우 반전한 사본
answer-turned = { $title } 이미지를 회전한 사본
answer-inverted = { $title } 이미지의 네거티브
answer-grey = { $title } 이미지의 흑백 사본
answer-recoloured = { $title } 이미지의 색을 바꾼 사본
answer-blurred = { $title } 이미지가 흐려진 사본
answer-related = 같은 장면: { $title }
answer-classic = 가장 비슷한 이미지: { $title }
answer-none = { $title }
answer-title = “{ $title }”
answer-page = { $answer } - EchoImage
certainty-certain = 확실
certainty-likely = 가능성 높음
certainty-related = 같은 장면
differs = 차이 나는 곳 { $n }군데
picture-yours = 선택한 이미지
picture-original = 원본
picture-other = 비교 대상
picture-small = 색인에 있는 축소 이미지
picture-unseen = 이미지를 여기서 표시할 수 없습니다
picture-small-of = { $name }(축소 이미지)
compare-with = { $title } 이미지와 비교
copies = 동일한 파일이 있는 다른 주소 { $n }개
licence = 라이선스
evidence = 일치하는 특징 { $n }개
evidence-frame = 특징이 부족해 이미지 전체로 판정
link-copied = 링크 복사됨
link-refused = 주소 표시줄에서 링크를 복사하세요

## Several matches, and none

more = 일치하는 이미지가 { $n }장 더 있습니다.
nearest-show = 가장 비슷한 이미지(일치 아님)
nearest-hide = 가장 비슷한 이미지 숨기기
none = 비교한 이미지 { $n }장 중에 일치하는 이미지가 없습니다.
none-compared = 이미지를 한 장도 비교하지 못했습니다.
none-explained = 이미지를 한 장도 비교하지 못했습니다. 각각의 이유는 아래 목록에 있습니다.
none-stopped = 이미지를 비교하기 전에 검색이 중지되었습니다.
none-incomplete = 찾지 못했습니다. 다만 이 컬렉션의 일부를 읽지 못했으며, 그 이유는 아래 목록에 있습니다.
none-empty = 이 컬렉션에는 이미지가 없습니다.
unread = { $n }장은 읽지 못했습니다.
stopped = 중지됨: { $total }장 중 { $done }장을 비교했습니다.
summary-compared = 이미지 { $n }장 비교({ NUMBER($seconds, minimumFractionDigits: 1, maximumFractionDigits: 1) }초)
summary-stopped = 중지됨: { $total }장 중 { $done }장 비교({ NUMBER($seconds, minimumFractionDigits: 1, maximumFractionDigits: 1) }초)
summary-read = { $line }, { $size } 읽음
interrupted = 검색이 중단되었습니다. { $why }
interrupted-on = 자동으로 이어서 검색합니다.
interrupted-restart = 이 이미지를 다시 검색하려면 “다시 시작”을 누르세요.

## What could not be used, with the reason in a few words

problems = 이 컬렉션의 이미지에서 생긴 문제 { $n }건
problems-shown = { $n }건 중 { $shown }건을 표시하고 있습니다.
problems-more = { $more }건 더 보기
reason-bad-database = 사용할 수 없는 목록
reason-bad-entry = 사용할 수 없는 항목
reason-bad-index = 사용할 수 없는 색인
reason-newer-version = 지원하지 않는 새 버전
reason-not-found = 찾을 수 없음
reason-http-error = 서버가 거부함
reason-cors = 여기서 읽을 수 없음(CORS)
reason-network = 연결할 수 없음
reason-timeout = 너무 느림
reason-mixed-content = 암호화되지 않음
reason-not-an-image = 이미지가 아님
reason-unsupported-format = 알 수 없는 형식
reason-damaged = 손상됨
reason-too-large = 너무 큼
reason-empty = 비어 있음
reason-crashed = 제외됨
reason-left-out = 제외됨
reason-internal = 실패함

## What goes on

status-waking = 준비 중
status-loading = 불러오는 중
status-opening = 컬렉션을 여는 중
status-list = 이미지 목록을 읽는 중
status-index = 색인을 읽는 중
status-index-bytes = 색인을 읽는 중: { $size }
status-ready = 준비되었습니다. 이미지를 선택하세요.
status-queued = 준비가 끝나면 선택한 이미지를 검색합니다
status-searching = 검색 중
status-reading = 선택한 이미지를 읽는 중
status-closer = 자세히 살펴보는 중
status-best = 지금까지 가장 좋은 결과
status-stopping = 중지하는 중
status-nothing = 비교한 이미지가 없습니다.
status-again = 다시 시작하는 중입니다. 선택한 이미지는 그대로 있습니다.
status-changing = 이 페이지의 새 버전으로 바꾸는 중

## Numbers

list-join = { $first }, { $next }
clause-join = { $first } · { $next }
sentence-join = { $first } { $next }
number-measure = { NUMBER($n, minimumFractionDigits: 2, maximumFractionDigits: 2) }
number-part = { $total }장 중 { $done }장
number-percent = { $n }%
number-megabytes = { NUMBER($size, minimumFractionDigits: 1, maximumFractionDigits: 1) }MB
number-kilobytes = { NUMBER($size, minimumFractionDigits: 1, maximumFractionDigits: 1) }KB
number-pixels = { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) }
number-of-megabytes = { NUMBER($total, minimumFractionDigits: 1, maximumFractionDigits: 1) }MB 중 { NUMBER($done, minimumFractionDigits: 1, maximumFractionDigits: 1) }MB

## What has stopped

unexpected-restart = 예기치 않은 문제가 발생했습니다: { $said }. 다시 시작하면 해결될 수 있습니다. 선택한 이미지는 그대로 있습니다.
unexpected-reload = 예기치 않은 문제가 발생했습니다: { $said }. 페이지를 새로 고쳐 다시 시도하세요.
engine-not-started = 비교 모듈을 시작하지 못했습니다: { $why }. 연결을 확인한 다음 다시 시작하세요.
engine-late = 비교 모듈이 제시간에 시작되지 않았습니다. 연결을 확인한 다음 다시 시작하세요.
engine-stopped = 비교 모듈이 중지되었습니다. 메모리가 부족했던 것 같습니다.
engine-failed = 비교 모듈에서 오류가 발생했습니다({ $why }).
engine-no-worker = 이 브라우저에서 작업 스레드를 시작하지 못했습니다
crash-yours = 선택한 이미지
crash-query = 그때 읽고 있던 파일은 { $name }입니다. 이 이미지는 다시 읽지 않으니 더 작게 저장하세요.
crash-pictures = 그때 읽고 있던 이미지 { $n }장은 앞으로 제외합니다: { $names }.
crash-by-itself = { $why } 자동으로 다시 시작합니다.

## While the page gets ready

ready-bytes = 준비 중: { $size }
ready-left = 준비 중: { $size }, { $left } 남음
ready-soon = 준비 중: 거의 끝났습니다
ready-closed = 열린 컬렉션이 없습니다. 컬렉션을 열면 선택한 이미지를 그 안에서 검색합니다.

## What is stored on the device

stored-none = 한 번 읽은 이미지를 기억하며, 이 기기에만 저장합니다.
stored-never = 이 브라우저는 이 페이지의 데이터를 저장하지 않아서 방문할 때마다 이미지를 새로 읽습니다.
stored-list = 이 기기에 저장됨: { $list }
stored-size-app = 이 페이지({ $size })
stored-size-collection = 이 페이지의 컬렉션({ $size })
stored-size-databases = 내 컬렉션({ $size })
stored-size-mine = 내 이미지의 축소 이미지({ $size })
stored-pictures = 기억된 이미지 { $n }장(약 { $size })
stored-not-duplicates = 중복 아님으로 표시한 이미지 { $n }쌍
delete-list = 이 기기에서 다음을 삭제합니다: { $list }. 사용자의 이미지와 컬렉션은 원래 자리에 그대로 남습니다.
offline-none = 이 브라우저는 페이지를 저장하지 않아서 방문할 때마다 네트워크가 필요합니다.
offline-no-room = 저장 공간이 부족합니다
offline-failed = 오프라인에서 쓸 수 있도록 저장하지 못했습니다: { $why }. 그 밖의 기능은 모두 작동하며, 다음에 방문하면 다시 시도합니다.
offline-storing = 오프라인에서 쓸 수 있도록 페이지를 저장하는 중: { $size }
offline-ready-pictures = 오프라인에서 사용할 수 있습니다.
offline-ready-index = 오프라인에서 사용할 수 있습니다. 컬렉션의 이미지는 저장되지 않으므로 축소 이미지를 대신 표시합니다.
offline-ready-list = 오프라인에서 사용할 수 있습니다. 다만 이 사이트의 컬렉션은 너무 커서 저장할 수 없으며, 이미 읽은 부분만 사용할 수 있습니다.
offline-safari = Safari를 사용하면서 이 사이트를 7일 동안 방문하지 않으면 Safari가 저장된 데이터를 삭제합니다. 홈 화면이나 Dock에 추가하면(공유 > 추가) 삭제하지 않습니다.
offline-agreed = 사용자가 삭제할 때까지 브라우저가 보관합니다.
offline-denied = 브라우저가 이 사본을 계속 보관한다는 보장이 없습니다. 저장 공간이 부족하면 삭제할 수 있습니다. 페이지를 설치하면 도움이 됩니다.
offline-forgotten = 공유한 이미지가 전송되지 않게 하는 스크립트를 제외하고 모두 삭제했습니다. 다음에 방문하면 페이지를 새로 저장합니다.
update-here = 이 페이지의 새 버전이 있습니다.
update-others = 모든 탭이 한꺼번에 바뀌므로 이 페이지의 다른 탭 { $n }개를 먼저 닫으세요.
update-changing = 새 버전으로 바꾸는 중입니다.

## What is given: dropped, pasted, chosen

drop-any = 여기에 놓으세요
drop-several = 이 이미지들에서 찾기
drop-archive = 이 이미지들에서 찾기
drop-find = 이 이미지 찾기
drop-slot = 이 이미지 비교
drop-compare = 이 두 이미지 비교
drop-mine = 이 이미지 { $n }장에서 찾기
drop-open = 이 이미지 목록 열기
drop-nothing = 이 안에는 이미지가 없습니다
given-nothing = 이 안에는 이미지가 없습니다.
given-address-refused = “{ $typed }” 주소를 읽을 수 없습니다. http:// 또는 https://로 시작하고 비밀번호가 들어 있지 않은 주소를 입력하세요.
given-nothing-dropped = 끌어다 놓은 항목에 이미지가 없습니다. 이미지 파일이나 이미지 주소를 끌어다 놓거나 붙여넣으세요.
given-nothing-pasted = 붙여넣은 항목에 이미지가 없습니다. 이미지 파일이나 이미지 주소를 끌어다 놓거나 붙여넣으세요.
given-not-used = 이미지가 아니어서 제외했습니다.
given-list-not-used = 이미지 목록입니다. 이 파일만 열거나, 찾을 이미지 한 장과 함께 여세요.
given-shared-lost = 공유한 이미지를 받지 못했습니다. 다시 공유하세요.
given-shared-no-room = 공유한 이미지를 받지 못했습니다. 이 기기의 저장 공간이 부족한 것 같습니다. 공간을 확보하거나 여기서 이미지를 선택하세요.
query-facts = { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) }픽셀, { $format }, 특징점 { $n }개
query-damaged = { $facts }. 손상됨: { $why }

## Two pictures compared, and what each view of them shows

compare-second = 두 번째 이미지도 선택하세요.
compare-waiting = 비교하는 중: { $one }, { $other }
compare-done = 두 이미지를 비교했습니다. { $verdict }, 100점 만점에 { $score }점.
compare-damaged = { $name } 손상됨: { $why }.
compare-title = { $one } 및 { $other }
compare-classic = 기존 점수
name-yours = 선택한 이미지
name-original = 원본
name-other = 비교 대상
name-first = 첫 번째 이미지
name-second = 두 번째 이미지
name-extra = 이 이미지
name-best = 가장 좋은 이미지
places = 바뀐 곳 { $n }군데에 윤곽선을 표시했습니다.
view-gestures = 휠이나 두 손가락으로 확대하고, 끌어서 이동하세요. 두 이미지가 함께 움직입니다.
view-laid = { $query }의 위치를 찾아 { $image }에 겹쳐 놓았습니다.
view-squeezed = 기존 점수는 두 이미지를 같은 정사각형으로 줄여서 구합니다. { $query }의 크기를 { $image } 전체에 맞게 늘렸습니다.
view-stretched = 두 이미지가 들어맞는 자리를 찾지 못해 { $query }의 크기를 { $image } 전체에 맞게 늘렸습니다.
view-pairs = 특징점 { $n }쌍이 하나의 변환에 들어맞습니다.
view-pairs-drawn = 특징점 { $n }쌍이 하나의 변환에 들어맞으며, 그중 { $drawn }쌍을 그렸습니다.
view-pairs-none = 두 이미지에는 서로 들어맞는 특징점이 없습니다.
view-pairs-frame = 특징점이 너무 적어서 이미지 전체를 비교했습니다.
view-pairs-classic = 기존 점수는 특징점의 위치를 따지지 않습니다. 검증 방식에서는 특징점 쌍을 그려서 보여 줍니다.
view-framed = { $query }에는 { $image }의 { $visible }%가 들어 있습니다. 굵은 변이 위쪽입니다.
view-frame-none = { $image }에서 { $query }의 자리를 찾지 못했습니다.
view-frame-classic = 기존 점수는 { $query }의 위치를 따지지 않습니다. 검증 방식에서는 위치를 테두리로 보여 줍니다.
map-waiting = 자세히 비교하는 중입니다. 처음에는 이 사이트에서 17MB를 더 불러옵니다.
map-made = { $query }의 위치를 찾아 { $image }에 겹쳐 놓고 곳곳에서 구한 SSIM입니다(평균 { NUMBER($mean, minimumFractionDigits: 2, maximumFractionDigits: 2) }).
map-unaligned = { $query }의 크기를 { $image } 전체에 맞게 늘린 뒤 곳곳에서 구한 SSIM입니다(평균 { NUMBER($mean, minimumFractionDigits: 2, maximumFractionDigits: 2) }).
map-refused = 여기서는 차이 지도를 그릴 수 없습니다: { $why }.

## The comparison: its tools and keys

view-close = ✕
    .aria-label = 닫기
view-stage =
    .aria-label = 두 이미지
view-map =
    .alt = 차이 지도
view-smaller = −
    .aria-label = 축소
view-larger = +
    .aria-label = 확대
view-more = 더 보기
view-fit = 화면에 맞춤
view-actual = 1:1
view-aligned = 위치 맞춤
view-sides = 자리 바꾸기
view-turn = 다른 쪽 보기
view-hold = 길게 눌러 다른 쪽 보기
    .title = 누르고 있는 동안 다른 쪽 이미지를 표시합니다
view-save = 현재 보기 저장
view-save-refused = 현재 보기를 저장할 수 없습니다. 이미지가 있는 서버에서 이미지 표시는 허용하지만 복사는 허용하지 않습니다. 대신 스크린샷을 찍으세요.
view-save-failed = 현재 보기를 저장하지 못했습니다: { $cause }
view-keys-open = ?
    .aria-label = 단축키
view-keys-hint = 화살표 키로 이미지를 이동하고, 물음표 키로 모든 단축키를 볼 수 있습니다.
view-next = ›
    .aria-label = 다음
view-previous = ‹
    .aria-label = 이전
view-places = 차이 나는 곳 { $n }군데
view-place = 차이 나는 곳 { $total }군데 중 { $n }번째
view-detail = 일치하는 특징 { $total }개 중 { $n }번째
view-laid-over = { $query }({ $image }에 겹쳐 놓음)
view-share = { $name } { $n }%
view-frame-inside = { $image }에서 { $query }의 내용이 차지하는 비율은 { $visible }%입니다. 굵은 변이 위쪽입니다.
view-key-zoom = 확대, 축소
view-key-fit = 화면에 맞춤, 1:1 크기
view-key-move = 이미지 이동(이미지에 포커스가 있을 때)
view-key-places = 다음, 이전 위치로 이동(차이 나는 곳 또는 일치하는 특징)
view-key-hold = 누르고 있는 동안 다른 쪽 이미지 보기
view-key-mask = 포커스가 있는 영역 이동, 크기 변경, 삭제
view-key-shift = Shift
view-key-delete = Del
mask-areas = 제외할 영역
mask-add = { $name }에 영역 추가
mask-remove = 영역 삭제
mask-area = { $name }에서 제외한 { $n }번 영역
mask-left-out = 제외한 영역 { $n }개
mask-left-out-line = 비교에서 영역 { $n }개를 제외했습니다.
view-key-sides = 두 이미지의 자리 바꾸기
view-key-escape = Esc
view-key-close = 닫기

## Several pictures to find

instead-taken = 이 이미지 { $n }장에서 찾습니다.
instead-search = 대신 “{ $name }”에서 이 이미지들 검색
answers-title = 찾을 이미지 { $n }장
answers-back = 이미지 { $n }장 모두 보기
answers-searching = 이미지 { $n }장 검색 중
answers-waiting = 대기 중
answers-asked = 검색 중
answers-unsearched = 검색하지 않았습니다.
answers-more = 일치하는 이미지 { $n }장 더 있음
answers-found = { $n }장 중 { $found }장을 찾았습니다.
answers-found-so-far = { $n }장을 찾았습니다.
answers-stopped = 중지됨: { $n }장 중 { $done }장을 검색했습니다.
answers-crashed = 이 이미지를 읽는 중에 비교 모듈이 중지되었습니다. 더 작게 저장하세요.
column-query = 선택한 이미지
column-rank = 순위
column-answer = 결과
column-verdict = 판정
column-certainty = 확실성
column-score = 점수
column-ssim = SSIM
column-orb = ORB
column-name = 찾은 이미지
column-address = 주소
column-done = 편집 내용
column-differs = 차이 나는 곳
column-matches = 일치하는 이미지 수
column-problem = 문제

## Duplicates

duplicates-start = 이미지 { $n }장에서 중복 찾기
duplicates-closed = 찾을 곳을 선택하세요. 내 폴더나 컬렉션에서 찾을 수 있습니다.
duplicates-few = 비교할 이미지가 부족합니다. 두 장 이상 필요합니다.
duplicates-running = 중복 이미지를 찾는 중
duplicates-groups = 그룹 { $n }개
duplicates-extras = 중복본 { $n }장
duplicates-found = { $groups }, { $extras }
duplicates-sized = { $groups }, { $extras }({ $size })
duplicates-nothing = 중복 이미지가 없습니다(이미지 { $n }장 확인).
duplicates-stopped = 중지되었습니다.
duplicates-interrupted = 검색이 중단되었습니다. 찾은 결과는 그대로 있으며, 나머지를 찾으려면 다시 시작하세요.
duplicates-last = 그룹마다 이미지 한 장은 항상 남깁니다.
duplicates-remembered = 중복 아님으로 표시했습니다. 이 선택은 이 기기에 기억됩니다.
duplicates-unremembered = 중복 아님으로 표시했습니다. 이 브라우저는 데이터를 저장하지 않아서 이 페이지를 열어 둔 동안에만 유지됩니다.
duplicates-undone = 다시 중복 이미지로 표시했습니다.
duplicates-rejected = 더 확인할 그룹이 없습니다. 모든 그룹을 중복 아님으로 표시했습니다.
duplicates-hidden = 중복 아님으로 표시한 그룹 { $n }개를 숨겼습니다.
duplicates-compared = 비교하는 중: { $one }, { $other }
move-title = 중복본 { $n }장을 따로 옮기시겠습니까?
move-running = 이미지 { $n }장 옮김
move-done = 이미지 { $n }장을 “EchoImage extras” 폴더로 옮겼습니다.
move-back = 이미지 { $n }장을 되돌려 놓았습니다.
move-left = { $n }장은 옮기지 못해 지금 위치에 그대로 있습니다.
group-keep = 남기는 이유: { $reasons }
rule-choice = 직접 선택함
rule-positive = 네거티브가 아님
rule-whole = 이미지 전체가 담겨 있음
rule-matches = 다른 이미지 대부분과 일치
rule-pixels = 픽셀이 더 많음
rule-compression = 덜 압축됨
rule-format = 카메라에서 쓰는 형식
rule-older = 더 오래됨
rule-name = 이름이 더 짧음
extra-exact = 동일한 파일
extra-same = 같은 이미지
extra-edited = 편집된 사본
extra-inset = 더 큰 이미지 안에 포함됨
extra-cropped = 잘라 낸 사본
extra-mirrored = 좌우 반전된 사본
extra-turned = 회전한 사본
extra-inverted = 네거티브
extra-grey = 흑백 사본
extra-recoloured = 색을 바꾼 사본
extra-blurred = 흐려진 사본
extra-other = 다른 버전
field-picture = 이미지
field-pixels = 픽셀
field-bytes = 크기
field-format = 형식
field-date = 수정일
field-choice = 선택
choice-keep = 남기기
choice-extra = 중복본
choice-of = { $choice }: { $name }

## Keys, which "?" shows in every task; those of duplicates only there

keys = 단축키
keys-open = 단축키: ?
keys-help = 단축키 보기
# A key, as it is named on keyboards
keys-esc = Esc
keys-stop = 열린 창 닫기 또는 진행 중인 작업 중지
# A key, as it is named on keyboards
keys-ctrl = Ctrl
keys-paste = 복사해 둔 이미지, 파일, 주소 붙여넣기
keys-group = 다른 그룹으로 이동
keys-picture = 그룹의 다른 이미지로 이동
keys-choice = 이 이미지를 남기거나 중복본으로 지정
# A key, as it is named on keyboards
keys-space = 스페이스바
keys-toggle = 현재 이미지를 남기거나 중복본으로 지정
# A key, as it is named on keyboards
keys-enter = Enter
keys-compare = 가장 좋은 이미지와 비교
keys-reject = 중복 아님으로 표시
keys-undo = “중복 아님” 실행 취소
# A switch: for people who speak to the computer, or press keys by accident
keys-single = 문자, 숫자, 기호를 단축키로 사용
keys-close = 닫기

## Where to look

where-opening = 여는 중: { $name }
where-none = 열린 컬렉션 없음
where-failed = { $name }: { $why }
where-pictures = 이미지 { $n }장

## My pictures

mine-name = 내 이미지
mine-failed = { $name }: { $why }.
mine-crashed = 이 이미지를 읽는 중에 읽기 모듈이 중지되었거나 시간이 너무 오래 걸려서 제외했습니다. 더 작게 저장하세요.
mine-ended = 비교 모듈이 중지되었습니다. 지금까지 찾은 결과는 그대로 있으니 다시 읽어 들이세요
mine-no-scanner = 이 브라우저에서 읽기 모듈을 시작하지 못했습니다. 다른 탭을 닫은 다음 다시 읽어 들이세요
mine-found = 살펴보는 중: 지금까지 이미지 { $n }장
mine-counted = { $name }: 이미지 { $n }장
mine-none = { $name }에 이미지가 없습니다.
mine-others = 다른 파일 { $n }개는 제외했습니다.
mine-done = { $total }장 중 { $done }장
mine-paced = { $line }, 초당 { NUMBER($rate, maximumFractionDigits: 1) }장
time-left = { $line }, { $time } 남음
time-seconds = { $n }초
time-minutes = { $n }분
time-hours = { $n }시간
mine-again = 다시 살펴보기
mine-again-in = { $name } 다시 살펴보기
mine-no-permission = 브라우저가 { $name } 읽기를 허용하지 않았습니다. 폴더를 다시 선택하세요.
mine-forget = 목록에서 { $name } 지우기
left-out-unreadable = 읽을 수 없습니다.
left-out-archive-nested = 압축 파일 안에 든 압축 파일은 열지 않습니다. 압축을 풀어 이미지를 선택하세요.
left-out-archive-damaged = 압축 파일이 손상되었거나 암호로 보호되어 있습니다. 압축을 풀어 이미지를 선택하세요.
left-out-archive-too-large = 압축 파일의 내용이 너무 많아 여기서 풀 수 없습니다. 압축을 풀어 폴더를 선택하세요.
left-out-member-too-large = 이미지가 64MB를 넘습니다. 더 작게 저장하세요.
mine-resume = 계속

## A part of the query

part =
    .aria-label = 이미지의 일부
part-start = 일부만 검색
part-whole = 이미지 전체
part-search = 이 부분 검색
part-leave = 취소
part-keys = 화살표 키로 상자를 이동하고, Shift와 화살표 키로 크기를 바꾸고, Enter로 검색하고, Esc로 취소합니다.
query-part = 일부: { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) }픽셀

## The last queries

recent-title = 이전에 검색한 이미지
recent-clear = 모두 지우기
recent-search = { $name } 다시 검색
recent-remove = 목록에서 { $name } 지우기
stored-size-recent = 검색한 이미지({ $size })

## A result saved to be passed on: a page of its own, which is also printed

proof-save = 근거 자료 저장
proof-saving = 근거 자료 저장 중
proof-saved = 근거 자료 저장됨
proof-failed = 근거 자료를 저장하지 못했습니다: { $cause }
# $verdict: as in a comparison, such as "No match"; $one and $other: names of files
proof-compared = { $verdict }: “{ $one }”, “{ $other }”
proof-exact = 바이트 단위까지 동일한 파일
proof-pictures = 두 이미지
# $left and $right: what the pictures are called, such as "Your picture"
proof-beside = 왼쪽: { $left }. 오른쪽: { $right }.
proof-name = 이름
proof-part = 검색한 부분
proof-left-out = 제외한 영역
proof-box = { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) }, 위치 ({ NUMBER($left, useGrouping: 0) }, { NUMBER($top, useGrouping: 0) })
proof-note = 비고
proof-small = 파일 자체를 여기서 읽지 못해 축소 이미지를 표시합니다.
proof-missing = 이 이미지를 이 파일에 넣지 못했습니다.
proof-changed = 지금 이 주소에는 다른 파일이 있습니다(SHA-256: { $sha256 }).
proof-numbers = 측정값
proof-visible = 원본 중 보이는 부분의 비율
proof-places = 차이 나는 곳(픽셀 단위)
proof-more = 차이 나는 곳이 { $n }군데 더 있습니다.
proof-laid = { $query }의 위치를 찾아 { $image }에 반투명하게 겹쳐 놓았습니다. 선은 겹쳐 놓은 이미지의 가장자리입니다.
proof-made = 이 문서를 만든 방법
proof-method = 방식
proof-verified = 검증: 일치하는 특징(ORB)과 구조(SSIM)
proof-classic = 기존 점수
proof-date = 날짜
proof-link = 같은 검색
proof-check = 확인 방법
proof-check-how = 두 이미지를 저장하고 SHA-256이 위의 값과 같은지 확인한 다음, 첫 번째 이미지 A를 두 번째 이미지 B와 비교하세요:

## Errors

# Of addresses that a database has, or a person gives. $why is one of the texts that begin with "the address".

error-an-object = 객체
error-a-list = 목록
error-address-scheme = “{ $scheme }:” 주소는 읽지 않습니다. http와 https 주소만 읽습니다
error-address-relative = 상대 주소인데, 데이터베이스 자체를 주소에서 읽은 것이 아닙니다. https://로 시작하는 전체 주소를 적으세요
error-address-empty = 주소가 비어 있습니다
error-address-long = 주소가 { $length }자입니다. { $limit }자까지만 사용할 수 있습니다
error-address-character = 주소에 사용할 수 없는 문자({ $code })가 들어 있습니다
error-address-unreadable = 주소를 읽을 수 없습니다: { $cause }
error-address-no-host = 주소에 서버 이름이 없습니다. https://example.org/cat.jpg 형식으로 적으세요
error-address-user = 주소에 사용자 이름이나 비밀번호가 들어 있습니다. 그 부분을 빼세요
error-address-backslash = 주소에 백슬래시가 들어 있습니다. 대신 “/”를 쓰세요
error-address-host = 주소의 서버 이름이 올바르지 않습니다. https://example.org/ 형식으로 적으세요

# Of the document that lists the pictures. $where is its address, or error-the-database. A $value is what stands there,
# as it is written, or error-an-object or error-a-list.

error-the-database = 데이터베이스
error-database-memory = { $where } 파일이 너무 커서 메모리에 담을 수 없습니다. 여러 파일로 나누세요
error-database-large = { $where } 파일의 크기가 { NUMBER($size, minimumFractionDigits: 1, maximumFractionDigits: 1) }MB입니다. 데이터베이스는 { NUMBER($limit, maximumFractionDigits: 0) }MB까지 읽을 수 있으니 여러 파일로 나누세요
error-document-empty = { $where } 파일이 비어 있습니다. 이미지 데이터베이스는 JSON 목록이어야 합니다
error-document-web-page = { $where } 파일은 JSON이 아니라 웹페이지입니다. JSON 파일 자체의 주소를 입력하세요
error-document-deep = { $where } 파일의 구조가 너무 깊습니다. 목록과 객체는 { $most }단계까지만 중첩할 수 있습니다
error-document-encoding = { $where } 파일이 올바른 { $encoding } 파일이 아닙니다({ $position }번 위치의 바이트가 { $byte }). UTF-8로 저장하세요
error-document-syntax = { $where } 파일이 올바른 JSON이 아닙니다: { $cause }({ $line }행 { $column }열). 파일을 바로잡거나, 파일을 끝까지 받지 못했다면 다시 받으세요
error-manifest-alone = 색인의 매니페스트이며, 색인의 나머지 파일은 같은 폴더에 있습니다. 매니페스트의 주소로 여세요
error-key-twice = { $where } 파일에 “{ $key }” 키가 두 번 나옵니다. 하나만 남기세요
error-index-key = { $where } 파일의 “index”가 잘못되었습니다(현재 값: { $value }). 매니페스트의 주소를 적으세요
error-index-address = { $where } 파일의 “index”를 사용할 수 없습니다: { $why }. 현재 값: { $value }
error-not-a-database = { $where } 파일은 JSON이지만 이미지 데이터베이스가 아닙니다. 목록 [{ "{" }"url": "https://…"{ "}" }, …] 또는 객체 { "{" }"images": […]{ "}" } 형식으로 작성하세요
error-entry-left-out = { $number }번 항목을 제외했습니다: { $why }.
error-entry-other-sha256 = { $number }번 항목을 제외했습니다: { $first }번 항목과 주소가 같은데 sha256이 다릅니다.
error-entry-without = { $number }번 항목을 { $field } 없이 사용합니다: { $why }.
error-entry-kind = 항목의 형식이 잘못되었습니다(현재 값: { $value }). { "{" }"url": "https://…"{ "}" } 형식으로 적으세요
error-entry-twice = { $key } 키가 두 번 나옵니다
error-entry-no-url = “url”이 없습니다
error-entry-address-kind = 주소가 텍스트가 아닙니다(현재 값: { $value })
error-entry-address = { $why }. 현재 값: { $value }
error-not-a-text = 텍스트가 아닙니다(현재 값: { $value })
error-not-a-sha256 = 64자리 16진수가 아닙니다(현재 값: { $value })

# Of picture files. $format is a name such as JPEG.

error-file-empty = 파일이 비어 있습니다. 끝까지 받지 못했을 수 있으니 다시 받아 보세요
error-file-large = 파일 크기가 { NUMBER($size, minimumFractionDigits: 1, maximumFractionDigits: 1) }MB입니다. { NUMBER($limit, maximumFractionDigits: 0) }MB까지 읽을 수 있으니 더 작게 저장하세요
error-file-damaged = 이 { $format } 파일은 손상되었거나 일부가 잘렸습니다. 다시 받으세요
error-picture-large = 이미지가 { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) } = { NUMBER($megapixels, minimumFractionDigits: 1, maximumFractionDigits: 1) }메가픽셀입니다. { NUMBER($limit, maximumFractionDigits: 0) }메가픽셀까지 읽을 수 있으니 더 작게 저장하세요
error-picture-costly = 이미지가 { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) } = { NUMBER($megapixels, minimumFractionDigits: 1, maximumFractionDigits: 1) }메가픽셀이어서 디코딩하는 데 메모리가 { NUMBER($needed, maximumFractionDigits: 0) }MB 필요합니다. { NUMBER($limit, maximumFractionDigits: 0) }MB까지 사용할 수 있으니 더 작게 저장하세요
error-part-empty = 지정한 부분({ $part })에서 이미지 안에 있는 영역의 한 변이 { $least }픽셀보다 짧습니다. 이미지는 { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) }입니다. 왼쪽, 위쪽, 너비, 높이를 지정하세요
error-picture-memory = { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) }픽셀을 처리할 메모리가 부족합니다. 더 작게 저장하세요
error-format-here = 여기서는 { $format } 이미지를 읽을 수 없습니다. JPEG 또는 PNG로 저장하세요
error-data-damaged = { $format } 데이터가 손상되었거나, 일부가 잘렸거나, 드문 종류입니다. 다시 받거나 새로 저장하세요
error-data-damaged-by = { $format } 데이터가 손상되었거나, 일부가 잘렸거나, 드문 종류입니다({ $cause }). 다시 받거나 새로 저장하세요
error-decoder-gave = 디코더의 출력이 { $given }입니다. uint8 (height, width, 4) 형식이어야 합니다
error-tiff-float = 이 TIFF는 부동소수점 샘플을 사용합니다. 8비트나 16비트로 저장하세요
error-kind-pdf = PDF 문서입니다. 페이지를 PNG 또는 JPEG로 내보내세요
error-kind-zip = ZIP 압축 파일입니다. 압축을 풀어 안에 든 이미지를 사용하세요
error-kind-gzip = gzip 압축 파일입니다. 압축을 풀어 안에 든 이미지를 사용하세요
error-kind-7z = 7z 압축 파일입니다. 압축을 풀어 안에 든 이미지를 사용하세요
error-kind-rar = RAR 압축 파일입니다. 압축을 풀어 안에 든 이미지를 사용하세요
error-kind-matroska = Matroska 또는 WebM 동영상입니다. 정지 화면을 이미지로 저장해 사용하세요
error-kind-video = 동영상 또는 소리 파일입니다. 정지 화면을 이미지로 저장해 사용하세요
error-kind-photoshop = Photoshop 문서입니다. JPEG 또는 PNG로 내보내세요
error-kind-gimp = GIMP 문서입니다. JPEG 또는 PNG로 내보내세요
error-kind-svg = 픽셀로 이루어지지 않은 SVG 그림입니다. PNG로 내보내세요
error-kind-html = 이미지가 아니라 HTML 페이지입니다. 이미지 자체의 주소를 입력하세요(이미지를 마우스 오른쪽 버튼으로 클릭한 다음 이미지 주소 복사)
error-kind-json = 이미지가 아니라 JSON 문서입니다
error-kind-xml = 이미지가 아니라 XML 문서입니다
error-kind-text = 이미지가 아니라 텍스트 파일입니다
error-kind-unknown = 여기서 읽을 수 있는 이미지 형식이 아닙니다. JPEG, PNG, WebP, AVIF, GIF, HEIC, JPEG XL, JPEG 2000, TIFF, BMP, ICO, PNM을 읽을 수 있습니다
# $damage is one of the three below.
error-read-in-part = 이미지가 손상되었습니다. { $damage }. 읽을 수 있는 부분만 { $use ->
        [searched] 검색합니다
        [compared] 비교합니다
       *[indexed] 색인에 넣습니다
    }
error-damage = { $side ->
        [lower] 아래쪽 { $percent }%를 읽지 못했습니다
        [upper] 위쪽 { $percent }%를 읽지 못했습니다
       *[other] { $percent }%를 읽지 못했습니다
    }
error-damage-in-part = 일부를 제대로 읽지 못했습니다
error-damage-finer = 세밀한 부분을 읽지 못했습니다
error-unexpected = 예기치 않은 오류가 발생했습니다. 개발자에게 알려 주세요: { $cause }
error-classic-missing = 이 이미지의 기존 점수를 구하는 데 필요한 정보가 없습니다
error-classic-index = 색인에서는 기존 점수를 구할 수 없습니다. 검증 방식을 선택하세요

# Of the files of an index. "echoimage index" is what a person types.

error-index-damaged = { $file } 파일이 손상되었습니다: { $why }. 파일을 다시 올리거나 “echoimage index --repair”를 실행하세요. 그사이에 색인이 교체되었다면 페이지를 새로 고치세요
error-index-missing = { $file } 파일이 없습니다. 색인을 새로 만드세요
error-index-file-large = { $file } 파일의 크기가 { $size }바이트입니다. 색인의 파일은 { $limit }바이트까지만 허용되니 이미지를 여러 색인에 나누어 넣으세요
error-second-tier = { $why }. 그때까지는 작게 잘라 낸 이미지나 다른 이미지 안에 든 이미지를 놓칠 수 있습니다
error-manifest-unreadable = { $why }. “echoimage index”를 다시 실행하세요
error-manifest-none = { $file } 파일은 색인의 매니페스트가 아닙니다. “echoimage index”로 만든 매니페스트를 지정하세요
error-manifest-damaged = { $file } 파일이 손상되었습니다: { $why }. 파일을 다시 올리거나 “echoimage index”를 다시 실행하세요
error-manifest-newer = { $file } 파일의 버전은 { $version }인데, 이 프로그램은 버전 { $newest }까지만 읽을 수 있습니다. 프로그램을 업데이트하세요
error-manifest-version = { $file } 파일에 이 프로그램이 읽을 수 있는 버전이 적혀 있지 않습니다. “echoimage index”를 다시 실행하세요
error-manifest-words = { $file } 파일은 이 프로그램과 다른 시각 단어로 만들어졌습니다. “echoimage index”를 다시 실행하세요
error-manifest-segments = { $file } 파일의 세그먼트가 { $segments }개입니다. { $most }개(이미지 { $images }장)까지 읽을 수 있으니 색인을 여러 개로 나누어 만드세요
error-texts-large = 주소와 텍스트가 모두 { $size }바이트입니다. 더 짧게 줄이세요
error-record-version = { $file } 파일에 버전 { $version } 레코드가 있는데, 이 프로그램은 버전 { $newest }까지만 읽을 수 있습니다. 프로그램을 업데이트하거나 이 프로그램의 “echoimage index”를 다시 실행하세요

# Why a file of an index is damaged, within error-index-damaged and error-manifest-damaged. "it" is the file; a record
# is what the index holds of one picture.

error-part-compressed = 압축된 데이터를 읽을 수 없습니다
error-part-length = 압축된 데이터의 길이가 다릅니다
error-part-name = { $size }바이트의 내용이 파일 이름과 맞지 않습니다
error-part-size = 크기가 { $stated }바이트가 아니라 { $size }바이트입니다
error-part-read = { $size }바이트가 있어야 하는데 { $read }바이트를 읽었습니다
error-part-lists = 목록의 길이가 적힌 값과 다릅니다
error-part-lists-image = 목록에 있을 수 없는 이미지 번호가 나옵니다(번호 { $image }, 이미지 { $images }장)
error-part-digests = 다이제스트의 개수가 적힌 값과 다릅니다
error-part-digests-cut = 다이제스트의 일부가 잘렸습니다
error-part-digests-image = 다이제스트가 존재하지 않는 이미지를 가리킵니다
error-part-record-outside = 레코드가 파일의 범위를 벗어납니다
error-record-other = 레코드가 처음 기록한 것과 다릅니다
error-record-begin = 레코드의 시작 부분이 올바르지 않습니다
error-record-short = 레코드가 헤더에 적힌 길이보다 짧습니다
error-record-no-size = 레코드에 크기가 없습니다
error-record-no-colour = 레코드에 색이 없습니다
error-record-no-entry = 레코드에 사용할 수 있는 항목이 없습니다
error-record-no-picture = 레코드에 이미지가 없습니다
error-record-window = 레코드의 부분 영역이 이미지의 범위를 벗어납니다
error-record-centre = 레코드에 중심이 없는 특징점이 있습니다
error-record-angles = 레코드에 한 바퀴를 넘는 각도가 있습니다
error-record-levels = 레코드에 크기가 없는 특징점이 있습니다
error-record-sizes = 레코드에 올바르지 않은 크기가 있습니다
error-record-order = 레코드의 특징점 순서가 올바르지 않습니다
error-record-outside = 레코드에 이미지의 범위를 벗어난 특징점이 있습니다
error-wrong-list = “{ $name }”의 값이 목록이 아닙니다
error-wrong-number = 숫자가 빠져 있습니다
error-wrong-images = “images”의 값이 이미지 수와 다릅니다
error-wrong-details = 세부 파일이 이미지보다 많습니다
error-wrong-sources = “sources”의 값이 파일을 가리키지 않습니다
error-wrong-base = “base”의 값이 폴더가 아닙니다
error-wrong-twice = 같은 파일이 두 번 나옵니다
error-wrong-keypoints = 특징점 파일에 빠진 단어가 있습니다
error-wrong-parts = { $name } 파일의 구성 부분이 파일의 범위를 벗어납니다
error-wrong-words-file = 단어 파일이 지정되지 않은 세그먼트가 있습니다
error-wrong-detail-file = 세부 파일이 지정되지 않은 세그먼트가 있습니다
error-wrong-detail-images = 세부 파일의 이미지가 { $images }장입니다(허용 범위: 1~{ $most }장)
error-wrong-keypoints-file = 특징점 파일이 지정되지 않은 세그먼트가 있습니다
error-wrong-size = 크기가 없거나 { $most }바이트를 넘는 파일이 있습니다

# Of what the page reads over the network. $status is a number of HTTP such as 404.

error-host-empty = 서버가 빈 파일을 보냈습니다. 서버에 이미지를 다시 올리세요
error-host-missing = 서버에 이 파일이 없습니다({ $status }). 주소를 바로잡으세요
error-host-answer = 서버의 응답이 { $answer }입니다. 나중에 다시 시도하세요
error-host-silent = 서버가 { $seconds }초 동안 아무것도 보내지 않았습니다. 나중에 다시 시도하세요
error-host-slow = 서버가 { NUMBER($seconds, maximumFractionDigits: 0) }초 동안 { NUMBER($size, maximumFractionDigits: 0) }KB만 보냈습니다. 나중에 다시 시도하세요
error-host-unreachable = 서버에 연결할 수 없습니다. 주소와 연결을 확인하세요
error-transfer-broken = 전송이 끊겼습니다. 연결을 확인하고 다시 시도하세요
error-transfer-large = 파일 크기가 { NUMBER($size, minimumFractionDigits: 1, maximumFractionDigits: 1) }MB 이상입니다. { NUMBER($limit, maximumFractionDigits: 0) }MB까지 읽을 수 있으니 더 작게 저장하세요
error-mixed-content = https로 연 페이지에서는 http 주소를 읽을 수 없습니다. 이 파일의 https 주소를 사용하세요
error-cors = 서버가 다른 페이지에서 이 파일을 읽는 것을 허용하지 않습니다. 서버가 파일과 함께 Access-Control-Allow-Origin: * 헤더를 보내야 합니다. 이미 보내고 있다면 연결이 끊긴 것이니 다시 시도하세요
error-index-gone = { $file } 파일이 없습니다({ $status }). 그사이에 색인이 교체된 것 같으니 페이지를 새로 고치세요. 그래도 해결되지 않으면 색인 전체를 다시 올리세요
error-index-parts = { $file } 파일({ NUMBER($size, minimumFractionDigits: 1, maximumFractionDigits: 1) }MB)은 일부만 읽어야 하는데, 서버가 파일 전체를 보냅니다. 서버가 .zip 파일에 대한 Range 요청에 응답하고 .zip 파일을 압축하지 않도록 설정하세요(방법은 docs/hosting.md에 있습니다)
error-index-unreadable = { $address } 주소의 색인을 읽을 수 없습니다: { $why }

# Of what the page does with pictures.

error-memory = 이 이미지를 처리할 메모리가 부족합니다. 더 작게 저장하세요
error-crashed = 이 이미지를 읽는 중에 비교 모듈이 중지되어 이미지를 제외했습니다. 메모리가 부족했던 것 같습니다. 더 작게 저장한 다음 페이지를 새로 고치세요
error-decoder-missing = 이 브라우저는 { $format } 이미지를 읽지 못하며, 사이트의 디코더도 불러오지 못했습니다({ $cause }). 온라인일 때 다시 시도하세요
error-data-rare = { $format } 데이터가 손상되었거나 드문 종류입니다. 새로 저장하세요
error-format-browser = 이 브라우저는 이 { $format } 이미지를 읽을 수 없습니다. JPEG 또는 PNG로 저장하세요
error-fingerprinting = 이 브라우저의 핑거프린팅 방지 기능이 이 형식의 이미지에서 픽셀을 바꿉니다. JPEG 또는 PNG로 저장하세요
error-given-gone = { $name } 파일을 더 이상 읽을 수 없습니다. 파일을 다시 선택하세요
error-picture-closed = 열린 컬렉션에 { $name } 이미지가 없습니다. 다시 검색하세요
error-picture-unknown = { $name } 이미지에 대한 정보가 더 이상 없습니다. 다시 검색하세요
error-pair-none = 비교한 이미지가 없습니다. 두 이미지를 다시 선택하세요
error-map-apart = 두 이미지에 겹치는 부분이 없습니다
error-map-library = 이 사이트에서 scikit-image를 불러오지 못했습니다: { $cause }. 연결을 확인하고 페이지를 새로 고치세요
error-duplicates-many = 목록에서는 이미지 { $most }장까지만 중복을 찾을 수 있습니다. 이미지를 내려받아 그 폴더를 선택하거나, 이미지의 색인을 여세요
error-features-unkept = 이 이미지들에서 알아낸 정보를 이 기기에 모두 저장하지는 못했습니다. 다음에 방문하면 이미지를 다시 읽느라 시간이 더 걸리지만, 그 밖에 달라지는 것은 없습니다. 다시 읽지 않게 하려면 저장 공간을 확보하세요.

# Of the visitor's own pictures, which are scanned into an index of the browser's.

error-name-long = 폴더까지 포함한 파일 이름이 너무 길어서 저장할 수 없습니다. 이름을 줄이세요
error-scanned-gone = 읽어 들이기를 시작한 뒤 파일이 바뀌거나 없어졌거나, 파일을 읽을 권한이 없습니다. 폴더를 다시 읽어 들이세요
error-mine-full = 이 브라우저에 내 이미지를 더 저장할 공간이 없습니다. 읽어 들이기는 계속되며, 찾은 이미지는 이 페이지를 닫을 때까지 검색할 수 있습니다. 이 기기의 저장 공간을 확보하거나 목록에서 폴더를 지운 다음 다시 읽어 들이세요.
error-mine-unkept = 시크릿 창에서처럼, 이 브라우저는 이 페이지의 데이터를 저장하지 않습니다. 읽어 들이면서 찾은 이미지는 이 페이지를 닫을 때까지 검색할 수 있습니다.
error-mine-evicted = 내 이미지에 대한 정보가 삭제되었습니다. 이 페이지에서 삭제했거나 브라우저가 스스로 삭제한 것입니다. 폴더를 다시 읽어 들이세요
error-mine-busy = 다른 탭에서 내 이미지를 읽어 들이고 있습니다. 그동안 여기서 검색하거나, 그 탭의 작업이 끝나면 다시 읽어 들이세요
error-mine-file-gone = 브라우저가 { $file } 파일을 삭제했습니다. 폴더를 다시 읽어 들이세요

## Edits

# What was done to a copy; several are joined by list-join.

edit-mirrored = 좌우 반전함
edit-turned = { $direction ->
        [clockwise] 시계 방향으로 { $degrees }° 회전함
       *[counterclockwise] 시계 반대 방향으로 { $degrees }° 회전함
    }
edit-upside-down = 180° 회전함
edit-cropped = 원본의 { $percent }%만 보임
edit-inset = 더 큰 이미지 안에 들어 있음(그 면적의 { $percent }%)
edit-border = 테두리나 다른 내용을 추가함(원본이 { $percent }%를 차지)
edit-tilted = 비스듬한 각도에서 보임
edit-stretched = 한쪽 방향으로 { $times }배 늘림
edit-reduced = 크기를 { $percent }%로 줄임
edit-enlarged = { $times }배로 확대함
edit-blurred = 흐려짐
edit-inverted = 네거티브로 바꿈
edit-grey = 흑백으로 바꿈
edit-recoloured = 색을 바꿈
edit-toned = 명암이나 색조를 바꿈
edit-retouched = 작은 부분을 바꿈
edit-overlaid = 면적의 { $percent }%에 다른 내용을 덧씌움
# $place is one of the places below.
edit-overlaid-at = 면적의 { $percent }%에 다른 내용을 덧씌움({ $place })
place-top-left = 왼쪽 위
place-top = 위쪽
place-top-right = 오른쪽 위
place-left = 왼쪽
place-middle = 가운데
place-right = 오른쪽
place-bottom-left = 왼쪽 아래
place-bottom = 아래쪽
place-bottom-right = 오른쪽 아래
place-places = { $count }군데
place-everywhere = 이미지 전체에 걸쳐

## Verdicts

verdict-same = 같은 이미지
verdict-edited = 편집된 사본
verdict-related = 같은 장면(또는 피사체)
verdict-none = 일치 없음
