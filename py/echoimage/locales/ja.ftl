# 日本語. The texts of EchoImage, by Project Fluent (https://projectfluent.org); docs/translating.md says how to correct one.

## The page as it is in index.html

title = EchoImage：元画像を探す
description =
    .content = トリミング、回転、左右反転された画像や、スクリーンショットの中の画像からでも、元画像を見つけます。ブラウザーの中で動作し、画像はアップロードされません。
language =
    .aria-label = 言語
where-sample = サンプル画像
where-own = このサイトの画像
progress =
    .aria-label = 進行状況
update =
    .aria-label = 新しいバージョン
start-lost = このページの一部を読み込めませんでした。接続を確認して、ページを再読み込みしてください。
start-long = このページの起動に時間がかかっています。しばらく待つか、接続を確認してページを再読み込みしてください。
example-made =
    .title = 「{ $of }」から作成
example-cropped = トリミングと再圧縮
example-turned = 90°回転
example-watermarked = 透かし入り
example-faded = 白黒・色あせ
example-tiny = 160ピクセルに縮小
example-tilted = 5°の傾き
example-framed = 枠付き
example-darkened = 暗く補正
skip = 本文へスキップ
tasks =
    .aria-label = 機能
task-find = 検索
task-duplicates = 重複
task-compare = 2枚を比較
privacy = 画像はアップロードされません
headline = 元画像を探す
headline-more = トリミング、回転、左右反転された画像や、スクリーンショットの中の画像からでも見つかります。
stage-title = 手元の画像
query-unseen = この画像はここに表示できません。
invitation = 画像をページにドロップ
invitation-more = または貼り付け
invitation-touch = 画像を選択または撮影
invitation-touch-more = 端末の外には送信されません
query-formats = JPEG、PNG、WebP、AVIF、HEIC、GIF、TIFFなど、64{ "\u00A0" }MBまで
choose = 画像を選択
choose-another = 別の画像を選択
camera = カメラ
new = 新しい画像
query-address = 画像のURL
query-search = 検索
where-title = 検索先
where-chip = 検索先：
credits = クレジット
where-mine = 自分の画像
mine-folder = フォルダー
mine-files = ファイル
mine-photos = 写真を選択
mine-pause = 一時停止
mine-stop = 停止
where-list = Web上のリスト
list-address = JSONファイルのURL
list-open = 開く
list-file = JSONファイルを選択
list-how = リストとは
list-what = 画像のURLを並べたJSONファイルです。必要に応じて、画像ごとに「title」「page」「thumbnail」「license」を付けられます。画像を置いたサーバーは、ほかのページからの読み取りを許可している必要があります（CORS）。
list-index = 画像が多い場合や、サーバーが読み取りを許可していない場合は、インデックスを作成してください。そのフォルダーを任意のサーバーに置き、中にある「manifest.json」のURLを入力します。
status-start = 準備中です。画像は今すぐ選択できます。
stop = 停止
    .title = ここまでの結果は残ります
restart = 再起動
reload = 再読み込み
needs-script = EchoImageはブラウザーの中で動作するため、JavaScriptとWebAssemblyが必要です。
examples-title = または、加工されたコピーの例で試す
outcome-heading = 結果
how = 仕組み
how-read-title = この端末で読み取ります。
how-read = 選んだ画像はこのページの中で開かれ、ページのメモリーの外に出ることはありません。
how-compared-title = 1枚ずつ比較します。
how-compared = 両方の画像に共通する特徴から、選んだ画像がどのように回転、左右反転、トリミング、拡大・縮小されたかを割り出し、重なる部分どうしを比較します。
how-judged-title = 判定して表示します。
how-judged = 同じ画像、加工されたコピー、同じ場面、一致なしのいずれかに判定します。結果を開くと、その根拠を確認できます。
answers-on = 再開
answers-csv = CSVで保存
answers-json = JSONで保存
answers-query = 選んだ画像
answers-answer = 結果
answers-sure = 確からしさ
classic-shown = 従来の方式のスコアを表示しています。判定はありません。
classic-leave = 通常の方式に戻す
more-show = さらに表示
explain-title = 数値の意味
explain-verdict = 判定
explain-verdict-text = 同じ画像：サイズや圧縮形式のほかに、目で見てわかる違いがありません。加工されたコピー：同じ写真や絵から作られていて、何かが重ねられた部分を除き、細部まで一致します。同じ場面や被写体：同じものの別の写真、別の瞬間の写真、または同じ用紙に別の文字が書かれたものです。一致なし：そのいずれでもありません。判定は、一つの変換にそろって合う特徴（角や点）と、2枚の画像の隅々までの比較に基づきます。
explain-certain = 確実、可能性が高い
explain-certain-text = コピーであることを示す根拠の多さです。「確実」は、多くの特徴が合い、広い範囲が一致していることを表します。この基準で別の画像をコピーと取り違えた例はありません。
explain-score = スコア
explain-score-text = SSIMとORBの平均で、0から100までの値です。同じ判定の画像に順位を付けるためのもので、確率ではありません。
explain-ssim = SSIM
explain-ssim-text = 選んだ画像を元画像に重ね、重なる部分で測った、色を除く構造の類似度です。1は同じ画像、0以下は無関係な画像を表します。トリミングや回転では下がりません。
explain-orb = ORB
explain-orb-text = 重なる部分にある選んだ画像の特徴のうち、一つの変換に合うものの割合です。
explain-classic = 従来
explain-classic-text = 判定のない、以前からのスコアです。両方の画像を同じ小さな正方形に変形して測ったSSIMと、選んだ画像の特徴のうち、もう一方の画像のどこかに明らかに一致するものの割合から求めます。トリミングや回転で下がります。
settings = 設定
settings-method = 方式
settings-verified = 検証付き
settings-classic = 従来
settings-no-classic = 従来のスコアには画像そのものが必要です。このコレクションはインデックスで、検証付きの方式で比較するデータしか含まれていません。
settings-accept = 一致とみなす画像
settings-any = コピー、同じ場面
settings-edited = コピー
settings-same = 同じ画像
settings-count = 表示件数
duplicates-title = 重複画像を検索
duplicates-more = 同一ファイル、サイズや形式の違う画像、加工されたコピーを見つけます。何も削除せず、余分な画像をリストにします。
duplicates-again = 再表示
duplicates-names = 余分な画像の名前を保存
move-ask = 余分な画像を別フォルダーに移動
move-undo = 移動した画像を元に戻す
duplicates-undo = 「重複ではない」を元に戻す
two-title = 2枚の画像を比較
two-more = どんな画像でも比較できます。2枚を一度にドロップするか、1枚ずつ選択してください。
two-first = 1枚目の画像
two-second = 2枚目の画像
two-open = 比較を開く
two-instead = 代わりに2枚とも検索
query-row =
    .aria-label = 選んだ画像
update-now = 更新
update-later = 後で
offline-ask = 自動削除しないようブラウザーに依頼
delete-ask = この端末に保存したデータを削除
licences = 全コンポーネントのライセンス
materials = ソフトウェア部品表
delete-title = この端末に保存したデータを削除しますか？
delete-cancel = 削除しない
delete-confirm = 削除
move-why = 選択したフォルダーの中の「EchoImage extras」フォルダーに移動します。何も削除されません。このページを開いている間は、ここから元に戻せます。
move-cancel = 移動しない
move-confirm = 移動
view = 表示方法
view-side = 並べて表示
view-slider = スライダー
view-blink = 交互に表示
view-heat = 違い
view-keypoints = 特徴点
view-frame = 枠
view-unseen-first = この画像はここに表示できません
view-unseen-second = 画像をここに表示できません
view-legend-alike = 似ている
view-legend-different = 異なる
view-position = 境界線の位置
view-by-itself = 自動で切り替え
answer-file = バイト単位で同一のファイル
answer-compare = 比較
link-copy = リンクをコピー
answer-open = 元画像を開く
details-title = 詳細
details-verdict = 判定
details-evidence = 根拠
details-score = スコア（100点満点）
details-ssim = SSIM（構造）
details-orb = ORB（合う特徴の割合）
duplicates-reject = 重複ではない

## The answer: what the best picture is to the one that was given

answer-exact = { $title }と同一のファイル
answer-same = { $title }と同じ画像
answer-edited = { $title }を加工したコピー
answer-inset = より大きな画像の中の{ $title }
answer-cropped = { $title }をトリミングしたコピー
answer-mirrored = { $title }を左右反転したコピー
answer-turned = { $title }を回転したコピー
answer-inverted = { $title }のネガ
answer-grey = { $title }を白黒にしたコピー
answer-recoloured = { $title }の色を変えたコピー
answer-blurred = { $title }をぼかしたコピー
answer-related = { $title }と同じ場面
answer-classic = 最も似ている画像：{ $title }
answer-none = { $title }
answer-title = 「{ $title }」
answer-page = { $answer } - EchoImage
certainty-certain = 確実
certainty-likely = 可能性が高い
certainty-related = 同じ場面
differs = 異なる箇所：{ $n }か所
picture-yours = 選んだ画像
picture-original = 元画像
picture-other = もう一方の画像
picture-small = インデックスの縮小画像
picture-unseen = 画像そのものはここに表示できません
picture-small-of = { $name }（縮小画像）
compare-with = { $title }と比較
copies = 同じファイルのほかのURL：{ $n }件
licence = ライセンス
evidence = 一致した特徴{ $n }個
evidence-frame = 特徴が少ないため画像全体で判定
link-copied = リンクをコピーしました
link-refused = アドレスバーからコピーしてください

## Several matches, and none

more = ほかに{ $n }枚の画像が一致します。
nearest-show = 近い画像を表示（一致ではない）
nearest-hide = 近い画像を非表示
none = 比較した{ $n }枚の画像に、一致するものはありませんでした。
none-compared = 比較できる画像がありませんでした。
none-explained = 比較できる画像がありませんでした。画像ごとの理由は下のリストにあります。
none-stopped = 画像を比較する前に検索が停止されました。
none-incomplete = 見つかりませんでしたが、このコレクションには読み取れない部分がありました。理由は下のリストにあります。
none-empty = このコレクションには画像がありません。
unread = { $n }枚は読み取れませんでした。
stopped = 停止しました（{ $total }枚中{ $done }枚を比較済み）。
summary-compared = { $n }枚を{ NUMBER($seconds, minimumFractionDigits: 1, maximumFractionDigits: 1) }秒で比較
summary-stopped = 停止：{ $total }枚中{ $done }枚を{ NUMBER($seconds, minimumFractionDigits: 1, maximumFractionDigits: 1) }秒で比較
summary-read = { $line }、{ $size }を読み取り
interrupted = 検索が中断されました。{ $why }
interrupted-on = 自動的に再開します。
interrupted-restart = この画像をもう一度検索するには、再起動してください。

## What could not be used, with the reason in a few words

problems = このコレクションの画像に関する問題：{ $n }件
problems-shown = { $n }件中{ $shown }件を表示しています。
problems-more = さらに{ $more }件を表示
reason-bad-database = 使用できないリスト
reason-bad-entry = 使用できない項目
reason-bad-index = 使用できないインデックス
reason-newer-version = バージョンが新しすぎる
reason-not-found = 見つからない
reason-http-error = サーバーが拒否
reason-cors = ここからは読み取り不可（CORS）
reason-network = 接続できない
reason-timeout = 応答が遅すぎる
reason-mixed-content = 暗号化されていない
reason-not-an-image = 画像ではない
reason-unsupported-format = 不明な形式
reason-damaged = 破損
reason-too-large = 大きすぎる
reason-empty = 中身がない
reason-crashed = 除外
reason-left-out = 除外
reason-internal = 失敗

## What goes on

status-waking = 準備中
status-loading = 読み込み中
status-opening = コレクションを開いています
status-list = 画像のリストを読み取り中
status-index = インデックスを読み取り中
status-index-bytes = インデックスを読み取り中：{ $size }
status-ready = 準備ができました。画像を選択してください。
status-queued = 準備ができ次第、選んだ画像を検索します
status-searching = 検索中
status-reading = 選んだ画像を読み取り中
status-closer = 詳しく確認中
status-best = 現時点で最も近い画像
status-stopping = 停止処理中
status-nothing = 比較した画像はありません。
status-again = 再起動しています。選んだ画像はそのまま残ります。
status-changing = このページを新しいバージョンに切り替えています

## Numbers

list-join = { $first }、{ $next }
clause-join = { $first }。{ $next }
sentence-join = { $first }{ $next }
number-measure = { NUMBER($n, minimumFractionDigits: 2, maximumFractionDigits: 2) }
number-part = { $total }枚中{ $done }枚
number-percent = { $n }%
number-megabytes = { NUMBER($size, minimumFractionDigits: 1, maximumFractionDigits: 1) }{ "\u00A0" }MB
number-kilobytes = { NUMBER($size, minimumFractionDigits: 1, maximumFractionDigits: 1) }{ "\u00A0" }KB
number-pixels = { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) }
number-of-megabytes = { NUMBER($done, minimumFractionDigits: 1, maximumFractionDigits: 1) } / { NUMBER($total, minimumFractionDigits: 1, maximumFractionDigits: 1) }{ "\u00A0" }MB

## What has stopped

unexpected-restart = 予期しない問題が発生しました：{ $said }。再起動すると解決することがあります。選んだ画像はそのまま残ります。
unexpected-reload = 予期しない問題が発生しました：{ $said }。ページを再読み込みして、もう一度お試しください。
engine-not-started = 比較処理を起動できませんでした：{ $why }。接続を確認して、再起動してください。
engine-late = 比較処理が時間内に起動しませんでした。接続を確認して、再起動してください。
engine-stopped = 比較処理が停止しました。メモリー不足が原因と思われます。
engine-failed = 比較処理でエラーが発生しました：{ $why }。
engine-no-worker = このブラウザーでワーカーを起動できませんでした
crash-yours = 選んだ画像
crash-query = この問題は、{ $name }の読み取り中に発生しました。この画像の読み取りは再試行しません。縮小して保存し直してください。
crash-pictures =
    { $n ->
       *[other] この問題は、{ $names }の読み取り中に発生しました。今後は除外します。
    }
crash-by-itself = { $why }自動的に再起動します。

## While the page gets ready

ready-bytes = 準備中：{ $size }
ready-left = 準備中：{ $size }、残り{ $left }
ready-soon = 準備中：まもなく完了
ready-closed = コレクションが開かれていません。コレクションを開くと、選んだ画像を検索します。

## What is stored on the device

stored-none = 読み取った画像の情報を、この端末だけに記憶します。
stored-never = このブラウザーはこのページのデータを保存しないため、アクセスのたびに画像を読み取り直します。
stored-list = この端末に保存済み：{ $list }
stored-size-app = このページ（{ $size }）
stored-size-collection = このサイトのコレクション（{ $size }）
stored-size-databases = 自分のコレクション（{ $size }）
stored-size-mine = 自分の画像の縮小画像（{ $size }）
stored-pictures = 記憶した画像{ $n }枚（約{ $size }）
stored-not-duplicates = 「重複ではない」とした画像{ $n }組
delete-list = この端末から次のデータを削除します：{ $list }。自分の画像やコレクションそのものは削除されません。
offline-none = このブラウザーはページを保存しないため、アクセスのたびにネットワーク接続が必要です。
offline-no-room = 空き容量がありません
offline-failed = オフライン用に保存できませんでした：{ $why }。ほかの機能はすべて使えます。次回のアクセス時にもう一度試します。
offline-storing = このページをオフライン用に保存中：{ $size }
offline-ready-pictures = オフラインで使えます。
offline-ready-index = オフラインで使えます。コレクションの画像そのものは保存されないため、代わりに縮小画像を表示します。
offline-ready-list = オフラインで使えます。ただし、このサイトのコレクションは大きすぎて保存できないため、読み取り済みの部分しか使えません。
offline-safari = Safariでは、このサイトにアクセスしないまま7日間使い続けると、サイトが保存したデータが削除されます。共有メニューから「ホーム画面に追加」または「Dockに追加」を選んでおくと、削除されません。
offline-agreed = ブラウザーが自動的に削除することはありません。手動で削除するまで保存されます。
offline-denied = 自動削除の防止は、ブラウザーに認められませんでした。空き容量が少なくなると、削除されることがあります。ページをインストールすると、認められやすくなります。
offline-forgotten = すべて削除しました。ただし、共有された画像が送信されるのを防ぐスクリプトだけは残してあります。次回のアクセス時に、ページを改めて保存します。
update-here = このページの新しいバージョンがあります。
update-others = すべてのタブが同時に切り替わるため、先にこのページのほかのタブ（{ $n }個）を閉じてください。
update-changing = 新しいバージョンに切り替えています。

## What is given: dropped, pasted, chosen

drop-any = ここにドロップ
drop-several = これらの画像から検索
drop-archive = これらの画像から検索
drop-find = この画像を検索
drop-slot = この画像を比較
drop-compare = この2枚を比較
drop-mine = この{ $n }枚の画像から検索
drop-open = この画像のリストを開く
drop-nothing = 画像が含まれていません
given-nothing = 画像が含まれていません。
given-address-refused = 「{ $typed }」は読み取れません。http://またはhttps://で始まり、パスワードを含まないURLを入力してください。
given-nothing-dropped = ドロップしたものに画像が含まれていませんでした。画像ファイルまたは画像のURLを、ドロップするか貼り付けてください。
given-nothing-pasted = 貼り付けたものに画像が含まれていませんでした。画像ファイルまたは画像のURLを、ドロップするか貼り付けてください。
given-not-used = 画像ではないため、除外しました。
given-list-not-used = これは画像のリストです。リストだけで開くか、検索する画像1枚と一緒に開いてください。
given-shared-lost = 共有された画像を受け取れませんでした。もう一度共有してください。
given-shared-no-room = 共有された画像を受け取れませんでした。端末の空き容量が不足している可能性があります。空き容量を増やすか、ここで画像を選択してください。
query-facts = { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) }ピクセル、{ $format }、特徴点{ $n }個
query-damaged = { $facts }。破損：{ $why }

## Two pictures compared, and what each view of them shows

compare-second = 2枚目の画像も選択してください。
compare-waiting = { $one }と{ $other }を比較しています。
compare-done = 2枚を比較しました。判定は「{ $verdict }」、スコアは100点満点で{ $score }点です。
compare-damaged = { $name }は破損しています：{ $why }。
compare-title = { $one }と{ $other }
compare-classic = 従来のスコア
name-yours = 選んだ画像
name-original = 元画像
name-other = もう一方の画像
name-first = 1枚目の画像
name-second = 2枚目の画像
name-extra = この画像
name-best = 最良の画像
places = 異なる{ $n }か所を枠で囲んでいます。
view-gestures = ホイールまたはピンチで拡大、ドラッグで移動できます。2枚は連動して動きます。
view-laid = { $query }を、{ $image }の一致する位置に重ねています。
view-squeezed = 従来のスコアは両方の画像を同じ正方形に変形して比較するため、{ $query }を{ $image }の全体に引き伸ばして重ねています。
view-stretched = 2枚が合う重ね方が見つからなかったため、{ $query }を{ $image }の全体に引き伸ばして重ねています。
view-pairs = { $n }組の特徴点が一つの変換に合います。
view-pairs-drawn = { $n }組の特徴点が一つの変換に合います。そのうち{ $drawn }組を線で結んでいます。
view-pairs-none = 2枚の間で対応する特徴点はありませんでした。
view-pairs-frame = 特徴点が少なすぎるため、画像全体どうしを比較しました。
view-pairs-classic = 従来のスコアは特徴点の位置を考慮しません。検証付きの方式では、対応する特徴点を線で結びます。
view-framed = { $query }には{ $image }の{ $visible }%が写っています。枠の太い辺が、{ $query }の上端です。
view-frame-none = { $query }が{ $image }のどの部分にあたるかは、わかりませんでした。
view-frame-classic = 従来のスコアでは、{ $query }がどの部分にあたるかは調べません。検証付きの方式では、その部分を枠で示します。
map-waiting = 詳しく比較しています。初回は、このサイトからさらに17{ "\u00A0" }MBを読み込みます。
map-made = { $query }を{ $image }に重ねて測った、各箇所のSSIMです。平均は{ NUMBER($mean, minimumFractionDigits: 2, maximumFractionDigits: 2) }です。
map-unaligned = { $query }を{ $image }の全体に引き伸ばして測った、各箇所のSSIMです。平均は{ NUMBER($mean, minimumFractionDigits: 2, maximumFractionDigits: 2) }です。
map-refused = 差分マップを作成できません：{ $why }。

## The comparison: its tools and keys

view-close = ✕
    .aria-label = 閉じる
view-stage =
    .aria-label = 2枚の画像
view-map =
    .alt = 差分マップ
view-smaller = −
    .aria-label = 縮小
view-larger = +
    .aria-label = 拡大
view-more = その他
view-fit = 全体を表示
view-actual = 1:1
view-aligned = 位置合わせ
view-sides = 入れ替え
view-turn = 切り替え
view-hold = 長押しでもう一方
    .title = 押している間、もう一方の画像を表示します
view-save = 表示内容を保存
view-save-refused = 表示内容を保存できません。画像を置いたサーバーは、ページでの表示は許可していますが、画像の読み取りは許可していません。代わりにスクリーンショットを撮ってください。
view-save-failed = 表示内容を保存できませんでした：{ $cause }
view-keys-open = ?
    .aria-label = キー操作
view-keys-hint = 矢印キーで画像を移動し、疑問符（?）キーでキーの一覧を表示します。
view-next = ›
    .aria-label = 次へ
view-previous = ‹
    .aria-label = 前へ
view-places = 異なる箇所：{ $n }か所
view-place = { $total }か所中{ $n }か所目
view-detail = 特徴{ $total }個中{ $n }個目
view-laid-over = { $query }（{ $image }に重ねて表示）
view-share = { $name }：{ $n }%
view-frame-inside = { $query }が{ $image }の{ $visible }%を占めています。枠の太い辺が、{ $query }の上端です。
view-key-zoom = 拡大、縮小
view-key-fit = 全体を表示、等倍（1:1）で表示
view-key-move = 画像を移動（画像にフォーカスがあるとき）
view-key-places = 次または前の異なる箇所（または一致した特徴）へ
view-key-hold = 押している間、もう一方の画像を表示
view-key-mask = フォーカスのある範囲を移動、サイズ変更、削除
view-key-shift = Shift
view-key-delete = Delete
mask-areas = 範囲を除外
mask-add = { $name }に範囲を追加
mask-remove = 範囲を削除
mask-area = { $name }から除外した範囲{ $n }
mask-left-out = 除外した範囲：{ $n }か所
mask-left-out-line = { $n }か所の範囲を比較から除外しました。
view-key-sides = 2枚を入れ替え
view-key-escape = Esc
view-key-close = 閉じる

## Several pictures to find

instead-taken = この{ $n }枚の画像を検索先にしました。
instead-search = 代わりに、これらを「{ $name }」から検索
answers-title = 検索する画像{ $n }枚
answers-back = { $n }枚すべての一覧に戻る
answers-searching = { $n }枚の画像を検索中
answers-waiting = 待機中
answers-asked = 検索中
answers-unsearched = この画像は検索されませんでした。
answers-more = ほかに{ $n }件の一致
answers-found = 一致が見つかったのは、{ $n }枚中{ $found }枚です。
answers-found-so-far = 一致が見つかったのは{ $n }枚です。
answers-stopped = 停止しました（{ $n }枚中{ $done }枚を検索済み）。
answers-crashed = この画像の読み取り中に比較処理が停止しました。縮小して保存し直してください。
column-query = 選んだ画像
column-rank = 順位
column-answer = 結果
column-verdict = 判定
column-certainty = 確からしさ
column-score = スコア
column-ssim = SSIM
column-orb = ORB
column-name = 見つかった画像
column-address = URL
column-done = 加工の内容
column-differs = 異なる箇所
column-matches = 一致
column-problem = 問題

## Duplicates

duplicates-start = { $n }枚の画像から重複を検索
duplicates-closed = 検索先として、自分のフォルダーかコレクションを選択してください。
duplicates-few = 比較できません。画像が2枚以上必要です。
duplicates-running = 重複画像を検索中
duplicates-groups = 重複画像{ $n }グループ
duplicates-extras = 余分な画像{ $n }枚
duplicates-found = { $groups }（{ $extras }）が見つかりました。
duplicates-sized = { $groups }（{ $extras }、{ $size }）が見つかりました。
duplicates-nothing = { $n }枚の画像に重複はありませんでした。
duplicates-stopped = 停止しました。
duplicates-interrupted = 検索が中断されました。見つかった結果は残っています。続きを調べるには、もう一度開始してください。
duplicates-last = グループごとに、必ず1枚は残ります。
duplicates-remembered = 「重複ではない」として、この端末に記憶しました。
duplicates-unremembered = 「重複ではない」としました。このブラウザーには保存できないため、このページを開いている間だけ有効です。
duplicates-undone = 重複として再び表示しています。
duplicates-rejected = 確認するグループはもうありません。すべてのグループを「重複ではない」としました。
duplicates-hidden = 「重複ではない」とした{ $n }グループを非表示にしています。
duplicates-compared = { $one }と{ $other }を比較中
move-title = 余分な画像{ $n }枚を別フォルダーに移動しますか？
move-running = { $n }枚を移動済み
move-done = { $n }枚の画像を「EchoImage extras」に移動しました。
move-back = { $n }枚の画像を元に戻しました。
move-left = { $n }枚は移動できず、今の場所に残っています。
group-keep = 残す理由：{ $reasons }
rule-choice = 手動で選択
rule-positive = ネガではない
rule-whole = 画像全体が写っている
rule-matches = ほかの大半と一致
rule-pixels = ピクセル数が多い
rule-compression = 圧縮率が低い
rule-format = カメラの記録形式
rule-older = 日時が古い
rule-name = 名前が短い
extra-exact = 同一ファイル
extra-same = 同じ画像
extra-edited = 加工されたコピー
extra-inset = より大きな画像の中
extra-cropped = トリミングされたコピー
extra-mirrored = 左右反転したコピー
extra-turned = 回転したコピー
extra-inverted = ネガ
extra-grey = 白黒のコピー
extra-recoloured = 色を変えたコピー
extra-blurred = ぼかしたコピー
extra-other = 別のバージョン
field-picture = 画像
field-pixels = ピクセル
field-bytes = サイズ
field-format = 形式
field-date = 更新日時
field-choice = 選択
choice-keep = 残す
choice-extra = 余分
choice-of = { $choice }：{ $name }

## Keys, which "?" shows in every task; those of duplicates only there

keys = キー操作
keys-open = キー操作：?
keys-help = キーの一覧を表示
# A key, as it is named on keyboards
keys-esc = Esc
keys-stop = 開いているものを閉じる、または実行中の処理を停止
# A key, as it is named on keyboards
keys-ctrl = Ctrl
keys-paste = コピーした画像、ファイル、URLを貼り付け
keys-group = 別のグループへ
keys-picture = グループ内の別の画像へ
keys-choice = この画像を残す、または余分とみなす
# A key, as it is named on keyboards
keys-space = スペース
keys-toggle = 現在の画像を残す、または余分とみなす
# A key, as it is named on keyboards
keys-enter = Enter
keys-compare = 最良の画像と比較
keys-reject = 「重複ではない」とする
keys-undo = 「重複ではない」を元に戻す
# A switch: for people who speak to the computer, or press keys by accident
keys-single = 文字、数字、記号のキーで操作
keys-close = 閉じる

## Where to look

where-opening = { $name }を開いています
where-none = コレクションが開かれていません
where-failed = { $name }：{ $why }
where-pictures = { $n }枚

## My pictures

mine-name = 自分の画像
mine-failed = { $name }：{ $why }。
mine-crashed = この画像は、読み取り処理が停止したか、時間がかかりすぎたため、除外しました。縮小して保存し直してください。
mine-ended = 比較処理が停止しました。もう一度読み取ってください。ここまでの結果は残っています
mine-no-scanner = このブラウザーで読み取り処理を起動できませんでした。ほかのタブを閉じて、もう一度読み取ってください
mine-found = 画像を探しています：現在{ $n }枚
mine-counted = { $name }：{ $n }枚
mine-none = 「{ $name }」には画像がありません。
mine-others = 画像以外のファイル{ $n }個を除外しました。
mine-done = { $total }枚中{ $done }枚
mine-paced = { $line }、毎秒{ NUMBER($rate, maximumFractionDigits: 1) }枚
time-left = { $line }、残り{ $time }
time-seconds = { $n }秒
time-minutes = { $n }分
time-hours = { $n }時間
mine-again = 再読み取り
mine-again-in = 「{ $name }」を再読み取り
mine-no-permission = ブラウザーが「{ $name }」の読み取りを許可しませんでした。フォルダーを選択し直してください。
mine-forget = 「{ $name }」の登録を解除
left-out-unreadable = 読み取れません。
left-out-archive-nested = アーカイブの中のアーカイブは開けません。展開して、中の画像を指定してください。
left-out-archive-damaged = アーカイブが破損しているか、保護されています。展開して、中の画像を指定してください。
left-out-archive-too-large = アーカイブの中身が多すぎて、ここでは展開できません。展開して、そのフォルダーを指定してください。
left-out-member-too-large = 画像が64{ "\u00A0" }MBを超えています。縮小して保存し直してください。
mine-resume = 再開

## A part of the query

part =
    .aria-label = 検索する部分
part-start = 画像の一部を検索
part-whole = 画像全体
part-search = この部分を検索
part-leave = キャンセル
part-keys = 矢印キーで選択範囲を移動、Shiftキーを押しながら矢印キーでサイズを変更、Enterキーで検索、Escキーでキャンセルします。
query-part = 画像の一部：{ NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) }ピクセル

## The last queries

recent-title = 検索履歴
recent-clear = すべて消去
recent-search = 「{ $name }」をもう一度検索
recent-remove = 「{ $name }」を検索履歴から消去
stored-size-recent = 検索履歴の画像（{ $size }）

## A result saved to be passed on: a page of its own, which is also printed

proof-save = 根拠を保存
proof-saving = 根拠を保存中
proof-saved = 根拠を保存しました
proof-failed = 根拠を保存できませんでした：{ $cause }
# $verdict: as in a comparison, such as "No match"; $one and $other: names of files
proof-compared = { $verdict }：「{ $one }」と「{ $other }」
proof-exact = バイト単位で同一のファイル
proof-pictures = 2枚の画像
# $left and $right: what the pictures are called, such as "Your picture"
proof-beside = 左は{ $left }、右は{ $right }です。
proof-name = 名前
proof-part = 検索した部分
proof-left-out = 除外した範囲
proof-box = { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) }（左から{ NUMBER($left, useGrouping: 0) }、上から{ NUMBER($top, useGrouping: 0) }）
proof-note = 備考
proof-small = ファイルそのものを読み取れなかったため、縮小画像を表示しています。
proof-missing = この画像は、このファイルに含めることができませんでした。
proof-changed = このURLには現在、別のファイルがあります（SHA-256：{ $sha256 }）。
proof-numbers = 測定結果
proof-visible = 元画像のうち写っている割合
proof-places = 異なる箇所（単位：ピクセル）
proof-more = 異なる箇所は、ほかに{ $n }か所あります。
proof-laid = { $query }を半透明にして、{ $image }の一致する位置に重ねています。線は、重ねた画像の輪郭です。
proof-made = 作成方法
proof-method = 方式
proof-verified = 検証付き：一致した特徴（ORB）と構造（SSIM）
proof-classic = 従来のスコア
proof-date = 日時
proof-link = 同じ検索へのリンク
proof-check = 確認方法
proof-check-how = 2枚の画像を保存し、それぞれのSHA-256が上記の値と同じであることを確認してから、1枚目をA、2枚目をBとして次のコマンドで比較してください：

## Errors

# Of addresses that a database has, or a person gives. $why is one of the texts that begin with "the address".

error-an-object = オブジェクト
error-a-list = リスト
error-address-scheme = 「{ $scheme }:」で始まるURLは読み取れません。httpまたはhttpsのURLを指定してください
error-address-relative = 相対URLですが、データベース自体がURLから読み込まれたものではないため、解決できません。https://で始まる完全なURLを書いてください
error-address-empty = URLが空です
error-address-long = URLが長すぎます（{ $length }文字）。上限は{ $limit }文字です
error-address-character = URLに使用できない文字（{ $code }）が含まれています
error-address-unreadable = URLを解釈できません：{ $cause }
error-address-no-host = URLにサーバー名がありません。https://example.org/cat.jpgのように書いてください
error-address-user = URLにユーザー名またはパスワードが含まれています。取り除いてください
error-address-backslash = URLにバックスラッシュが含まれています。代わりに「/」を使ってください
error-address-host = URLのサーバー名が正しくありません。https://example.org/のように書いてください

# Of the document that lists the pictures. $where is its address, or error-the-database. A $value is what stands there,
# as it is written, or error-an-object or error-a-list.

error-the-database = データベース
error-database-memory = { $where }がメモリーに収まりません。複数のファイルに分割してください
error-database-large = { $where }のサイズが{ NUMBER($size, minimumFractionDigits: 1, maximumFractionDigits: 1) }{ "\u00A0" }MBあります。読み取れるデータベースは{ NUMBER($limit, maximumFractionDigits: 0) }{ "\u00A0" }MBまでです。複数のファイルに分割してください
error-document-empty = { $where }が空です。画像データベースはJSONのリストとして書いてください
error-document-web-page = { $where }はJSONではなく、Webページです。JSONファイルそのもののURLを指定してください
error-document-deep = { $where }の入れ子が深すぎます。リストやオブジェクトの入れ子は{ $most }段までです
error-document-encoding = { $where }は{ $encoding }として正しくありません（位置{ $position }のバイトが{ $byte }）。UTF-8で保存し直してください
error-document-syntax = { $where }は正しいJSONではありません（{ $line }行{ $column }列：{ $cause }）。ファイルを修正してください。最後まで取得できていない場合は、取得し直してください
error-manifest-alone = これはインデックスのマニフェストで、ほかのファイルと一緒に使うものです。マニフェストのURLを指定して開いてください
error-key-twice = { $where }にキー「{ $key }」が2つあります。1つだけ残してください
error-index-key = { $where }の「index」が{ $value }になっています。マニフェストのURLを書いてください
error-index-address = { $where }の「index」（{ $value }）を使用できません：{ $why }
error-not-a-database = { $where }はJSONですが、画像データベースではありません。リスト[{ "{" }"url": "https://…"{ "}" }, …]か、オブジェクト{ "{" }"images": […]{ "}" }の形で書いてください
error-entry-left-out = 項目{ $number }を除外しました：{ $why }。
error-entry-other-sha256 = 項目{ $number }を除外しました：URLは項目{ $first }と同じですが、sha256が異なります。
error-entry-without = 項目{ $number }は、{ $field }を除いて使用します：{ $why }。
error-entry-kind = 値が{ $value }になっています。{ "{" }"url": "https://…"{ "}" }の形で書いてください
error-entry-twice = キー{ $key }が2つあります
error-entry-no-url = 「url」がありません
error-entry-address-kind = URLが文字列ではなく、{ $value }になっています
error-entry-address = { $value }は使用できません。{ $why }
error-not-a-text = 値が文字列ではありません（{ $value }）
error-not-a-sha256 = 値が64桁の16進数ではありません（{ $value }）

# Of picture files. $format is a name such as JPEG.

error-file-empty = ファイルが空です。最後まで取得できていない可能性があります
error-file-large = ファイルのサイズが{ NUMBER($size, minimumFractionDigits: 1, maximumFractionDigits: 1) }{ "\u00A0" }MBあります。読み取れるのは{ NUMBER($limit, maximumFractionDigits: 0) }{ "\u00A0" }MBまでです。縮小して保存し直してください
error-file-damaged = この{ $format }ファイルは破損しているか、途中で切れています。取得し直してください
error-picture-large = 画像が{ NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) }ピクセル（{ NUMBER($megapixels, minimumFractionDigits: 1, maximumFractionDigits: 1) }メガピクセル）あります。読み取れるのは{ NUMBER($limit, maximumFractionDigits: 0) }メガピクセルまでです。縮小して保存し直してください
error-picture-costly = 画像が{ NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) }ピクセル（{ NUMBER($megapixels, minimumFractionDigits: 1, maximumFractionDigits: 1) }メガピクセル）あり、読み取りに{ NUMBER($needed, maximumFractionDigits: 0) }{ "\u00A0" }MBのメモリーが必要です。使用できるのは{ NUMBER($limit, maximumFractionDigits: 0) }{ "\u00A0" }MBまでです。縮小して保存し直してください
error-part-empty = 指定した部分（{ $part }）のうち、画像（{ NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) }ピクセル）に収まる範囲の一辺が{ $least }ピクセル未満です。左端、上端、幅、高さを指定し直してください
error-picture-memory = { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) }ピクセルの画像を読み取るには、メモリーが足りません。縮小して保存し直してください
error-format-here = { $format }画像はここでは読み取れません。JPEGまたはPNGで保存し直してください
error-data-damaged = { $format }データが破損しているか、途中で切れているか、特殊な種類です。取得し直すか、保存し直してください
error-data-damaged-by = { $format }データが破損しているか、途中で切れているか、特殊な種類です（{ $cause }）。取得し直すか、保存し直してください
error-decoder-gave = デコーダーの出力が{ $given }で、uint8 (height, width, 4)ではありません
error-tiff-float = このTIFFは画素の値が浮動小数点数です。8ビットまたは16ビットで保存し直してください
error-kind-pdf = これはPDF文書です。ページをPNGまたはJPEGで書き出してください
error-kind-zip = これはZIPアーカイブです。展開して、中の画像を指定してください
error-kind-gzip = これはgzipアーカイブです。展開して、中の画像を指定してください
error-kind-7z = これは7zアーカイブです。展開して、中の画像を指定してください
error-kind-rar = これはRARアーカイブです。展開して、中の画像を指定してください
error-kind-matroska = これはMatroskaまたはWebMの動画です。静止画を切り出して使ってください
error-kind-video = これは動画または音声のファイルです。静止画を切り出して使ってください
error-kind-photoshop = これはPhotoshopのファイルです。JPEGまたはPNGで書き出してください
error-kind-gimp = これはGIMPのファイルです。JPEGまたはPNGで書き出してください
error-kind-svg = これはSVGの図で、ピクセルでできた画像ではありません。PNGで書き出してください
error-kind-html = これは画像ではなく、HTMLページです。画像そのもののURLを指定してください（画像を右クリックして、画像のURLをコピー）
error-kind-json = これは画像ではなく、JSON文書です
error-kind-xml = これは画像ではなく、XML文書です
error-kind-text = これは画像ではなく、テキストファイルです
error-kind-unknown = 画像として読み取れる形式ではありません。読み取れる形式は、JPEG、PNG、WebP、AVIF、GIF、HEIC、JPEG XL、JPEG 2000、TIFF、BMP、ICO、PNMです
# $damage is one of the three below.
error-read-in-part = ファイルが破損していて、{ $damage }。{ $use ->
        [searched] 読み取れた部分で検索します
        [compared] 読み取れた部分を比較します
       *[indexed] 読み取れた部分はインデックスに含まれています
    }
error-damage = { $side ->
        [lower] 下側の{ $percent }%を読み取れませんでした
        [upper] 上側の{ $percent }%を読み取れませんでした
       *[other] 画像の{ $percent }%を読み取れませんでした
    }
error-damage-in-part = 一部を正しく読み取れませんでした
error-damage-finer = 細部を読み取れませんでした
error-unexpected = 予期しないエラーが発生しました（{ $cause }）。不具合として報告してください
error-classic-missing = 従来のスコアを求めるためのデータがありません
error-classic-index = インデックスでは従来のスコアを使用できません。検証付きの方式を選択してください

# Of the files of an index. "echoimage index" is what a person types.

error-index-damaged = { $file }が破損しています：{ $why }。アップロードし直すか、「echoimage index --repair」を実行してください。途中でインデックスが置き換えられた場合は、再読み込みしてください
error-index-missing = { $file }がありません。インデックスを作り直してください
error-index-file-large = { $file }のサイズが{ $size }バイトあります。インデックスのファイルは{ $limit }バイトまでです。画像を複数のインデックスに分けてください
error-second-tier = { $why }。それまでは、小さくトリミングされた画像や、ほかの画像の中にある画像を見落とすことがあります
error-manifest-unreadable = { $why }。「echoimage index」をもう一度実行してください
error-manifest-none = { $file }はインデックスのマニフェストではありません。「echoimage index」で作成したマニフェストを指定してください
error-manifest-damaged = { $file }が破損しています：{ $why }。アップロードし直すか、「echoimage index」をもう一度実行してください
error-manifest-newer = { $file }はバージョン{ $version }ですが、このプログラムで読み取れるのはバージョン{ $newest }までです。プログラムを更新してください
error-manifest-version = { $file }に、このプログラムで読み取れるバージョンが書かれていません。「echoimage index」をもう一度実行してください
error-manifest-words = { $file }は、このプログラムとは異なるビジュアルワードで作成されています。「echoimage index」をもう一度実行してください
error-manifest-segments = { $file }には{ $segments }個のセグメントがあります。読み取れるのは{ $most }個（画像{ $images }枚）までです。複数のインデックスに分けてください
error-texts-large = URLとテキストが{ $size }バイトあります。短くしてください
error-record-version = { $file }にバージョン{ $version }のレコードがありますが、このプログラムで読み取れるのはバージョン{ $newest }までです。プログラムを更新するか、このプログラムの「echoimage index」をもう一度実行してください

# Why a file of an index is damaged, within error-index-damaged and error-manifest-damaged. "it" is the file; a record
# is what the index holds of one picture.

error-part-compressed = 圧縮データを読み取れません
error-part-length = 圧縮データの長さが一致しません
error-part-name = { $size }バイトの内容が、ファイル名の示すものと一致しません
error-part-size = サイズが{ $size }バイトで、記載された{ $stated }バイトと一致しません
error-part-read = { $size }バイトの箇所で、読み取れたのは{ $read }バイトでした
error-part-lists = リストの長さが、記載された長さと一致しません
error-part-lists-image = リストが画像{ $image }を指していますが、画像は{ $images }枚です
error-part-digests = ダイジェストの数が、記載された数と一致しません
error-part-digests-cut = ダイジェストが途中で切れています
error-part-digests-image = ダイジェストが、存在しない画像を指しています
error-part-record-outside = ファイルの範囲外にあるレコードがあります
error-record-other = 書き込まれた内容と一致しないレコードがあります
error-record-begin = 先頭が正しくないレコードがあります
error-record-short = ヘッダーに記載された長さより短いレコードがあります
error-record-no-size = サイズのないレコードがあります
error-record-no-colour = 色の情報がないレコードがあります
error-record-no-entry = 使用できる項目がないレコードがあります
error-record-no-picture = 画像のないレコードがあります
error-record-window = 切り出し範囲が画像の外にあるレコードがあります
error-record-centre = 特徴点に中心がないレコードがあります
error-record-angles = 1回転を超える角度を含むレコードがあります
error-record-levels = 特徴点にサイズがないレコードがあります
error-record-sizes = 無効なサイズを含むレコードがあります
error-record-order = 特徴点の順序が正しくないレコードがあります
error-record-outside = 特徴点が画像の外にあるレコードがあります
error-wrong-list = 「{ $name }」がリストではありません
error-wrong-number = 必要な数値がありません
error-wrong-images = 「images」が画像の数と一致しません
error-wrong-details = 詳細ファイルの数が画像の数を超えています
error-wrong-sources = 「sources」にファイル名がありません
error-wrong-base = 「base」がフォルダーではありません
error-wrong-twice = 同じファイルが2回指定されています
error-wrong-keypoints = 特徴点ファイルに、欠けているワードがあります
error-wrong-parts = { $name }の各部分がファイルに収まりません
error-wrong-words-file = ワードファイルが指定されていないセグメントがあります
error-wrong-detail-file = 詳細ファイルが指定されていないセグメントがあります
error-wrong-detail-images = 画像が{ $images }枚の詳細ファイルがあります（1枚以上、{ $most }枚以下でなければなりません）
error-wrong-keypoints-file = 特徴点ファイルが指定されていないセグメントがあります
error-wrong-size = サイズの指定がないか、{ $most }バイトを超えるファイルがあります

# Of what the page reads over the network. $status is a number of HTTP such as 404.

error-host-empty = サーバーから届いたファイルが空です。サーバーに画像を置き直してください
error-host-missing = このファイルはサーバーにありません（{ $status }）。URLを修正してください
error-host-answer = サーバーの応答は「{ $answer }」でした。後でもう一度お試しください
error-host-silent = サーバーから{ $seconds }秒間、何も届きませんでした。後でもう一度お試しください
error-host-slow = サーバーから{ NUMBER($seconds, maximumFractionDigits: 0) }秒間に{ NUMBER($size, maximumFractionDigits: 0) }{ "\u00A0" }KBしか届きませんでした。後でもう一度お試しください
error-host-unreachable = サーバーに接続できません。URLと接続を確認してください
error-transfer-broken = 転送が途中で切れました。接続を確認して、もう一度お試しください
error-transfer-large = ファイルのサイズが{ NUMBER($size, minimumFractionDigits: 1, maximumFractionDigits: 1) }{ "\u00A0" }MB以上あります。読み取れるのは{ NUMBER($limit, maximumFractionDigits: 0) }{ "\u00A0" }MBまでです。縮小して保存し直してください
error-mixed-content = httpsで開いたページから、httpのURLは読み取れません。このファイルのhttpsのURLを使ってください
error-cors = サーバーが、ほかのページからこのファイルを読み取ることを許可していません。サーバーは、ファイルと一緒に「Access-Control-Allow-Origin: *」ヘッダーを送信する必要があります。送信しているのに読み取れない場合は、接続が切れた可能性があります。もう一度お試しください
error-index-gone = { $file }がありません（{ $status }）。途中でインデックスが置き換えられた可能性があるため、このページを再読み込みしてください。それでも解決しない場合は、インデックス全体をアップロードし直してください
error-index-parts = { $file }（{ NUMBER($size, minimumFractionDigits: 1, maximumFractionDigits: 1) }{ "\u00A0" }MB）は必要な部分だけを読み取りますが、サーバーがファイル全体を送ってきます。.zipファイルへのRangeリクエストに応答し、.zipファイルを圧縮しないように、サーバーを設定してください（方法はdocs/hosting.mdにあります）
error-index-unreadable = { $address }のインデックスを読み取れません：{ $why }

# Of what the page does with pictures.

error-memory = 画像を読み取るには、メモリーが足りません。縮小して保存し直してください
error-crashed = この画像の読み取り中に比較処理が停止したため、除外しました。メモリー不足が原因と思われます。縮小して保存し直し、ページを再読み込みしてください
error-decoder-missing = このブラウザーは{ $format }を読み取れません。デコーダーも読み込めませんでした（{ $cause }）。オンラインのときに、もう一度お試しください
error-data-rare = { $format }データが破損しているか、特殊な種類です。保存し直してください
error-format-browser = このブラウザーでは、この{ $format }画像を読み取れません。JPEGまたはPNGで保存し直してください
error-fingerprinting = このブラウザーのフィンガープリント対策により、この種類のファイルではピクセルの値が変わります。JPEGまたはPNGで保存し直してください
error-given-gone = 「{ $name }」を読み取れなくなりました。ファイルを選択し直してください
error-picture-closed = { $name }は、開いているコレクションにありません。もう一度検索してください
error-picture-unknown = 「{ $name }」の情報が残っていません。もう一度検索してください
error-pair-none = 比較した2枚の画像がありません。画像を選択し直してください
error-map-apart = 2枚の画像に重なる部分がありません
error-map-library = このサイトからscikit-imageを読み込めませんでした（{ $cause }）。接続を確認して、ページを再読み込みしてください
error-duplicates-many = リストから重複画像を検索できるのは、{ $most }枚までです。画像をダウンロードしてそのフォルダーを選択するか、画像のインデックスを開いてください
error-features-unkept = 画像から読み取った情報の一部を、この端末に保存できませんでした。次回のアクセス時に読み取り直すため、時間が長くかかりますが、ほかに影響はありません。空き容量を増やすと、読み取り直さずに済みます。

# Of the visitor's own pictures, which are scanned into an index of the browser's.

error-name-long = フォルダー名を含むファイル名が長すぎるため、保存できません。短くしてください
error-scanned-gone = 読み取りの開始後に変更または削除されたか、読み取りが許可されていません。フォルダーをもう一度読み取ってください
error-mine-full = このブラウザーには、自分の画像の情報を保存する空き容量がもうありません。読み取りは続行され、見つかった画像は、このページを閉じるまで検索できます。この端末の空き容量を増やすか、いずれかのフォルダーの登録を解除して、もう一度読み取ってください。
error-mine-unkept = プライベートウィンドウなどのため、このブラウザーはこのページのデータを保存しません。読み取りで見つかった画像は、このページを閉じるまで検索できます。
error-mine-evicted = 自分の画像の情報が、このページでの操作またはブラウザーによって削除されました。フォルダーをもう一度読み取ってください
error-mine-busy = 別のタブで自分の画像を読み取っています。その間もここで検索できます。ここで読み取るには、別のタブの読み取りが終わってからもう一度お試しください
error-mine-file-gone = { $file }が、ブラウザーによって削除されました。フォルダーをもう一度読み取ってください

## Edits

# What was done to a copy; several are joined by list-join.

edit-mirrored = 左右反転
edit-turned = { $direction ->
        [clockwise] 時計回りに{ $degrees }°回転
       *[counterclockwise] 反時計回りに{ $degrees }°回転
    }
edit-upside-down = 180°回転
edit-cropped = 元画像の{ $percent }%にトリミング
edit-inset = より大きな画像の中（その面積の{ $percent }%）
edit-border = 枠などを追加（元画像の占める割合は{ $percent }%）
edit-tilted = 斜めから見た形に変形
edit-stretched = 一方向だけ{ $times }倍に引き伸ばし
edit-reduced = { $percent }%のサイズに縮小
edit-enlarged = { $times }倍に拡大
edit-blurred = ぼかし
edit-inverted = ネガに変換
edit-grey = 白黒に変換
edit-recoloured = 色を変更
edit-toned = 明るさや色調を変更
edit-retouched = ごく一部を変更
edit-overlaid = { $percent }%の範囲に別の要素を重ね合わせ
# $place is one of the places below.
edit-overlaid-at = { $percent }%の範囲に別の要素を重ね合わせ（{ $place }）
place-top-left = 左上
place-top = 上部
place-top-right = 右上
place-left = 左側
place-middle = 中央
place-right = 右側
place-bottom-left = 左下
place-bottom = 下部
place-bottom-right = 右下
place-places = { $count }か所
place-everywhere = 画像全体

## Verdicts

verdict-same = 同じ画像
verdict-edited = 加工されたコピー
verdict-related = 同じ場面や被写体
verdict-none = 一致なし
