# 简体中文. The texts of EchoImage, by Project Fluent (https://projectfluent.org); docs/translating.md says how to correct one.

## The page as it is in index.html

title = EchoImage：查找图片的原图
description =
    .content = 查找图片的原图，即使图片经过裁剪、旋转、镜像，或出现在截图中。在浏览器中运行，不上传任何内容。
language =
    .aria-label = 语言
where-sample = 示例图片
where-own = 此网站的图片
progress =
    .aria-label = 进度
update =
    .aria-label = 新版本
start-lost = 页面有一部分未能加载。请检查连接，然后重新加载页面。
start-long = 页面启动时间较长。请稍候，或检查连接后重新加载页面。
example-made =
    .title = 由 { $of } 修改而成
example-cropped = 裁剪并重新压缩
example-turned = 旋转 90°
example-watermarked = 加水印
example-faded = 黑白并褪色
example-tiny = 缩小到 160 像素
example-tilted = 倾斜 5°
example-framed = 加边框
example-darkened = 调暗
skip = 跳到主要内容
tasks =
    .aria-label = 功能
task-find = 查找
task-duplicates = 重复图片
task-compare = 对比两张
privacy = 不上传任何内容
headline = 查找图片的原图
headline-more = 即使经过裁剪、旋转、镜像，或出现在截图中，也能找到。
stage-title = 你的图片
query-unseen = 无法在此显示这张图片。
invitation = 将图片拖放到页面任意位置
invitation-more = 或直接粘贴
invitation-touch = 选择图片或拍照
invitation-touch-more = 图片不会离开此设备
query-formats = JPEG、PNG、WebP、AVIF、HEIC、GIF、TIFF 等，最大 64{ "\u00A0" }MB
choose = 选择图片
choose-another = 换一张图片
camera = 拍照
new = 新的搜索
query-address = 图片网址
query-search = 搜索
where-title = 查找范围
where-chip = 查找范围：
credits = 署名
where-mine = 我的图片
mine-folder = 文件夹
mine-files = 文件
mine-photos = 选择照片
mine-pause = 暂停
mine-stop = 停止
where-list = 网上的列表
list-address = JSON 文件网址
list-open = 打开
list-file = 选择 JSON 文件
list-how = 什么是图片列表
list-what = 一个列出图片网址的 JSON 文件，每张图片还可以附上“title”“page”“thumbnail”和“license”。存放图片的服务器必须允许其他网页读取这些图片（CORS）。
list-index = 如果图片很多，或者服务器不允许读取，请制作索引：把索引文件夹放到任意服务器上，再填写其中“manifest.json”文件的网址。
status-start = 正在准备，现在就可以选择图片。
stop = 停止
    .title = 已完成的部分会保留
restart = 重新启动
reload = 重新加载
needs-script = EchoImage 在浏览器中运行，需要 JavaScript 和 WebAssembly。
examples-title = 或者试试这些修改过的副本
outcome-heading = 结果
how = 工作原理
how-read-title = 在此设备上读取。
how-read = 你的图片由此页面打开，只保留在页面的内存中。
how-compared-title = 逐张对比。
how-compared = 根据两张图片共有的细节，判断你的图片经过了怎样的旋转、镜像、裁剪或缩放，再对比两者的重叠部分。
how-judged-title = 给出判定。
how-judged = 同一张图片、修改过的副本、同一场景，或者无匹配。打开任一结果即可查看依据。
answers-on = 继续
answers-csv = 保存为 CSV
answers-json = 保存为 JSON
answers-query = 你的图片
answers-answer = 结果
answers-sure = 可信度
classic-shown = 这里显示的是经典得分，不含判定。
classic-leave = 改用常规方法
more-show = 显示更多
explain-title = 这些数字是什么意思？
explain-verdict = 判定
explain-verdict-text = 同一张图片：除大小和编码外，肉眼看不出任何差异。修改过的副本：出自同一张照片或画作，除了被其他内容盖住的部分，细节处处吻合。同一场景（或物体）：同一对象的另一张照片、另一个瞬间，或者填有不同文字的同一种表单。无匹配：以上都不是。判定的依据是符合同一变换的细节（角点和斑点），以及对两张图片每一处的比对。
explain-certain = 肯定、很可能
explain-certain-text = 表示认定为副本的依据有多充分。肯定：符合同一变换的细节足够多，两张图片一致的部分足够大；达到这一标准时，从未把其他图片误认为副本。
explain-score = 得分
explain-score-text = SSIM 与 ORB 的平均值，范围为 0 到 100。用于给判定相同的图片排序，并不表示概率。
explain-ssim = SSIM
explain-ssim-text = 将你的图片叠加到原图上之后，重叠部分的结构相似度，不考虑颜色。1 表示完全相同，0 或更低表示毫不相关。裁剪或旋转不会降低该值。
explain-orb = ORB
explain-orb-text = 在重叠部分，你的图片的细节中符合同一变换的比例。
explain-classic = 经典
explain-classic-text = 较早的得分，不含判定：先把两张图片变形为同样大小的小正方形，再取两个正方形的 SSIM，以及你的图片的细节中能在另一张图片任意位置找到明确匹配的比例。裁剪或旋转会降低该得分。
settings = 设置
settings-method = 方法
settings-verified = 验证
settings-classic = 经典
settings-no-classic = 计算经典得分需要图片本身，而此图库是索引，只包含验证方法所对比的数据。
settings-accept = 视为匹配
settings-any = 副本和同一场景
settings-edited = 副本
settings-same = 同一张图片
settings-count = 显示结果数
duplicates-title = 查找重复图片
duplicates-more = 完全相同的文件、大小或格式不同的图片、修改过的副本，都能找到。不删除任何内容，只列出多余的图片。
duplicates-again = 重新显示
duplicates-names = 保存多余图片的名称
move-ask = 将多余图片移到单独文件夹
move-undo = 移回原处
duplicates-undo = 撤销“不是重复项”
two-title = 对比两张图片
two-more = 任意两张都可以。同时拖放两张，或逐张选择。
two-first = 第一张图片
two-second = 第二张图片
two-open = 打开对比
two-instead = 改为搜索这两张图片
query-row =
    .aria-label = 你的图片
update-now = 更新
update-later = 稍后
offline-ask = 请求浏览器保留此页面
delete-ask = 删除此处存储的内容
licences = 所有组件的许可证
materials = 物料清单
delete-title = 要删除此处存储的内容吗？
delete-cancel = 保留
delete-confirm = 删除
move-why = 这些图片会移到你的文件夹内的“EchoImage extras”子文件夹。不会删除任何内容；只要此页面还开着，就可以在这里把它们移回原处。
move-cancel = 不移动
move-confirm = 移动
view = 视图
view-side = 并排
view-slider = 滑块
view-blink = 交替
view-heat = 差异
view-keypoints = 特征点
view-frame = 位置框
view-unseen-first = 无法在此显示这张图片
view-unseen-second = 无法在此显示这张图片
view-legend-alike = 相似
view-legend-different = 不同
view-position = 分界线位置
view-by-itself = 自动切换
answer-file = 逐字节相同的文件
answer-compare = 对比
link-copy = 复制链接
answer-open = 打开原图
details-title = 详细信息
details-verdict = 判定
details-evidence = 依据
details-score = 得分（满分 100）
details-ssim = SSIM（结构）
details-orb = ORB（符合变换的细节比例）
duplicates-reject = 不是重复项

## The answer: what the best picture is to the one that was given

answer-exact = 与{ $title }完全相同的文件
answer-same = 与{ $title }是同一张图片
answer-edited = 由{ $title }修改而成的副本
answer-inset = { $title }位于更大的图片中
answer-cropped = { $title }的裁剪副本
answer-mirrored = { $title }的镜像副本
answer-turned = { $title }的旋转副本
answer-inverted = { $title }的负片
answer-grey = { $title }的黑白副本
answer-recoloured = { $title }的改色副本
answer-blurred = { $title }的模糊副本
answer-related = 与{ $title }为同一场景
answer-classic = 最相似的图片：{ $title }
answer-none = { $title }
answer-title = “{ $title }”
answer-page = { $answer } – EchoImage
certainty-certain = 肯定
certainty-likely = 很可能
certainty-related = 同一场景
differs = 有 { $n } 处不同
picture-yours = 你的图片
picture-original = 原图
picture-other = 另一张图片
picture-small = 索引中的缩略图
picture-unseen = 无法在此显示图片本身
picture-small-of = { $name }（缩略图）
compare-with = 与“{ $title }”对比
copies = 同一文件另有 { $n } 个网址
licence = 许可证
evidence = { $n } 个匹配的细节
evidence-frame = 细节太少，根据整张图片判定
link-copied = 已复制链接
link-refused = 请从地址栏复制链接

## Several matches, and none

more = 另有 { $n } 张图片匹配。
nearest-show = 显示最接近的图片（不匹配）
nearest-hide = 隐藏最接近的图片
none = 已对比 { $n } 张图片，无匹配。
none-compared = 没有能够对比的图片。
none-explained = 没有能够对比的图片，原因逐条列在下方。
none-stopped = 搜索已停止，尚未对比任何图片。
none-incomplete = 未找到，但此图库有一部分无法读取，原因列在下方。
none-empty = 此图库中没有图片。
unread = 有 { $n } 张图片无法读取。
stopped = 已停止：共 { $total } 张，已对比 { $done } 张。
summary-compared = 对比了 { $n } 张图片，用时 { NUMBER($seconds, minimumFractionDigits: 1, maximumFractionDigits: 1) } 秒
summary-stopped = 已停止：共 { $total } 张，已对比 { $done } 张，用时 { NUMBER($seconds, minimumFractionDigits: 1, maximumFractionDigits: 1) } 秒
summary-read = { $line }，读取了 { $size }
interrupted = 搜索已中断。{ $why }
interrupted-on = 搜索会自动继续。
interrupted-restart = 要再次搜索这张图片，请重新启动。

## What could not be used, with the reason in a few words

problems = 此图库的图片有 { $n } 个问题
problems-shown = 共 { $n } 个，已显示 { $shown } 个。
problems-more = 再显示 { $more } 个
reason-bad-database = 列表无法使用
reason-bad-entry = 条目无法使用
reason-bad-index = 索引无法使用
reason-newer-version = 版本太新
reason-not-found = 未找到
reason-http-error = 被服务器拒绝
reason-cors = 无法从此页面读取（CORS）
reason-network = 无法连接
reason-timeout = 响应太慢
reason-mixed-content = 未加密
reason-not-an-image = 不是图片
reason-unsupported-format = 未知格式
reason-damaged = 已损坏
reason-too-large = 太大
reason-empty = 内容为空
reason-crashed = 已略过
reason-left-out = 已略过
reason-internal = 处理失败

## What goes on

status-waking = 正在准备
status-loading = 正在加载
status-opening = 正在打开图库
status-list = 正在读取图片列表
status-index = 正在读取索引
status-index-bytes = 正在读取索引：{ $size }
status-ready = 准备就绪，请选择图片。
status-queued = 准备就绪后，会自动搜索这张图片
status-searching = 正在搜索
status-reading = 正在读取你的图片
status-closer = 正在仔细比对
status-best = 目前的最佳结果
status-stopping = 正在停止
status-nothing = 未对比任何图片。
status-again = 正在重新启动，你的图片会保留。
status-changing = 正在切换到此页面的新版本

## Numbers

list-join = { $first }、{ $next }
clause-join = { $first }；{ $next }
sentence-join = { $first }{ $next }
number-measure = { NUMBER($n, minimumFractionDigits: 2, maximumFractionDigits: 2) }
number-part = { $done } / { $total }
number-percent = { $n }%
number-megabytes = { NUMBER($size, minimumFractionDigits: 1, maximumFractionDigits: 1) }{ "\u00A0" }MB
number-kilobytes = { NUMBER($size, minimumFractionDigits: 1, maximumFractionDigits: 1) }{ "\u00A0" }KB
number-pixels = { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) }
number-of-megabytes = { NUMBER($done, minimumFractionDigits: 1, maximumFractionDigits: 1) } / { NUMBER($total, minimumFractionDigits: 1, maximumFractionDigits: 1) }{ "\u00A0" }MB

## What has stopped

unexpected-restart = 发生意外错误：{ $said }。重新启动也许能解决问题，你的图片会保留。
unexpected-reload = 发生意外错误：{ $said }。请重新加载页面后再试。
engine-not-started = 对比模块无法启动：{ $why }。请检查连接，然后重新启动。
engine-late = 对比模块未能及时启动。请检查连接，然后重新启动。
engine-stopped = 对比模块已停止，可能是内存不足。
engine-failed = 对比模块出错（{ $why }）。
engine-no-worker = 此浏览器未能启动 Worker
crash-yours = 你的一张图片
crash-query = 当时正在读取：{ $name }。这张图片不会再次读取，请缩小后重新保存。
crash-pictures = 当时正在读取：{ $names }。今后会略过这 { $n } 张图片。
crash-by-itself = { $why }将自动重新启动。

## While the page gets ready

ready-bytes = 正在准备：{ $size }
ready-left = 正在准备：{ $size }，剩余 { $left }
ready-soon = 正在准备：即将完成
ready-closed = 未打开任何图库。打开一个图库后，会在其中搜索这张图片。

## What is stored on the device

stored-none = 页面会记住读取过的图片，仅存储在此设备上。
stored-never = 此浏览器不为此页面存储任何内容，每次访问都要重新读取图片。
stored-list = 存储在此设备上：{ $list }
stored-size-app = 此页面（{ $size }）
stored-size-collection = 此页面的图库（{ $size }）
stored-size-databases = 你打开的图库（{ $size }）
stored-size-mine = “我的图片”的缩略图（{ $size }）
stored-pictures = 已记住的 { $n } 张图片（约 { $size }）
stored-not-duplicates = 标记为“不是重复项”的 { $n } 对图片
delete-list = 将从此设备上删除：{ $list }。你自己的图片和图库不受影响。
offline-none = 此浏览器无法存储此页面，每次访问都需要网络。
offline-no-room = 存储空间不足
offline-failed = 无法存储页面以供离线使用：{ $why }。其他功能一切正常，下次访问时会再试。
offline-storing = 正在存储此页面以供离线使用：{ $size }
offline-ready-pictures = 可离线使用。
offline-ready-index = 可离线使用；图库中的图片本身没有存储，离线时以缩略图代替。
offline-ready-list = 可离线使用，但此网站的图库太大，无法存储，离线时只有读取过的部分可用。
offline-safari = 如果使用 Safari 满七天而没有访问此网站，Safari 会删除网站存储的内容。通过“共享”菜单将此网站添加到主屏幕或程序坞后，就不会被删除。
offline-agreed = 浏览器会一直保留此页面，直到你将其删除。
offline-denied = 浏览器没有承诺保留此页面，空间不足时可能会将其删除。安装此页面有助于保留。
offline-forgotten = 已全部删除，只留下用于防止分享的图片被发送出去的脚本。下次访问时会重新存储此页面。
update-here = 此页面有新版本。
update-others = 请先关闭此页面的另外 { $n } 个标签页，因为所有标签页会一起更新。
update-changing = 正在切换到新版本。

## What is given: dropped, pasted, chosen

drop-any = 拖放到这里
drop-several = 在这些图片中查找
drop-archive = 在这些图片中查找
drop-find = 查找这张图片
drop-slot = 对比这张图片
drop-compare = 对比这两张图片
drop-mine = 在这 { $n } 张图片中查找
drop-open = 打开这个图片列表
drop-nothing = 其中没有图片
given-nothing = 其中没有图片。
given-address-refused = 无法读取“{ $typed }”。请输入以 http:// 或 https:// 开头、不含密码的网址。
given-nothing-dropped = 拖放的内容中没有图片。请拖放或粘贴图片文件或图片网址。
given-nothing-pasted = 粘贴的内容中没有图片。请拖放或粘贴图片文件或图片网址。
given-not-used = 这不是图片，已略过。
given-list-not-used = 这是图片列表。请单独打开，或与一张要查找的图片一起打开。
given-shared-lost = 没有收到分享的图片，请重新分享。
given-shared-no-room = 无法接收分享的图片，很可能是此设备空间不足。请释放一些空间，或在这里选择图片。
query-facts = { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) } 像素，{ $format }，{ $n } 个特征点
query-damaged = { $facts }。已损坏：{ $why }

## Two pictures compared, and what each view of them shows

compare-second = 请再选择第二张图片。
compare-waiting = 正在对比“{ $one }”和“{ $other }”。
compare-done = 对比完成。判定：{ $verdict }；得分：{ $score }（满分 100）。
compare-damaged = “{ $name }”已损坏：{ $why }。
compare-title = “{ $one }”和“{ $other }”
compare-classic = 经典得分
name-yours = 你的图片
name-original = 原图
name-other = 另一张图片
name-first = 第一张图片
name-second = 第二张图片
name-extra = 这张图片
name-best = 最佳图片
places = 已框出 { $n } 处不同。
view-gestures = 滚动滚轮或双指张合可缩放，拖动可移动，两张图片会同步变化。
view-laid = { $query }已叠加在{ $image }的对应位置上。
view-squeezed = 经典得分会把两张图片都变形为同样的正方形，因此{ $query }被拉伸至铺满{ $image }。
view-stretched = 未找到让两张图片吻合的方式，因此{ $query }被拉伸至铺满{ $image }。
view-pairs = { $n } 对特征点符合同一变换。
view-pairs-drawn = { $n } 对特征点符合同一变换，图中画出了其中 { $drawn } 对。
view-pairs-none = 两张图片之间没有相互对应的特征点。
view-pairs-frame = 这两张图片的特征点太少，因此按整张图片对比。
view-pairs-classic = 经典得分不考虑特征点的位置。使用验证方法可画出成对的特征点。
view-framed = { $query }包含{ $image }的 { $visible }%。粗边是{ $query }的上边缘。
view-frame-none = 未找到{ $query }在{ $image }上的位置。
view-frame-classic = 经典得分不考虑{ $query }的位置。使用验证方法可画出位置框。
map-waiting = 正在仔细比对。首次使用时，会从此网站再加载 17{ "\u00A0" }MB。
map-made = 将{ $query }叠加到{ $image }上后，各处的 SSIM 如图所示，平均为 { NUMBER($mean, minimumFractionDigits: 2, maximumFractionDigits: 2) }。
map-unaligned = 将{ $query }拉伸至铺满{ $image }后，各处的 SSIM 如图所示，平均为 { NUMBER($mean, minimumFractionDigits: 2, maximumFractionDigits: 2) }。
map-refused = 无法在此绘制差异图：{ $why }。

## The comparison: its tools and keys

view-close = ✕
    .aria-label = 关闭
view-stage =
    .aria-label = 两张图片
view-map =
    .alt = 差异图
view-smaller = −
    .aria-label = 缩小
view-larger = +
    .aria-label = 放大
view-more = 更多
view-fit = 适应窗口
view-actual = 1:1
view-aligned = 对齐
view-sides = 互换
view-turn = 看另一张
view-hold = 按住看另一张
    .title = 按住时显示另一张图片，松开后恢复
view-save = 保存视图
view-save-refused = 无法保存视图：存放图片的服务器允许网页显示图片，但不允许复制。请改用截图。
view-save-failed = 无法保存视图：{ $cause }
view-keys-open = ?
    .aria-label = 快捷键
view-keys-hint = 按方向键移动图片，按问号键显示所有快捷键。
view-next = ›
    .aria-label = 下一个
view-previous = ‹
    .aria-label = 上一个
view-places = 有 { $n } 处不同
view-place = 第 { $n } 处不同（共 { $total } 处）
view-detail = 第 { $n } 个匹配的细节（共 { $total } 个）
view-laid-over = { $query }，叠加在{ $image }上
view-share = { $name } { $n }%
view-frame-inside = { $query }在{ $image }中占 { $visible }%。粗边是{ $query }的上边缘。
view-key-zoom = 放大、缩小
view-key-fit = 适应窗口、1:1 显示
view-key-move = 移动图片（焦点在图片上时）
view-key-places = 下一个、上一个不同之处（或匹配的细节）
view-key-hold = 按住时显示另一张图片
view-key-mask = 移动、缩放或移除焦点所在的区域
view-key-shift = Shift
view-key-delete = Del
mask-areas = 排除区域
mask-add = 添加区域：{ $name }
mask-remove = 移除区域
mask-area = { $name }：已排除的区域 { $n }
mask-left-out = 已排除 { $n } 个区域
mask-left-out-line = 对比时排除了 { $n } 个区域。
view-key-sides = 互换两张图片的位置
view-key-escape = Esc
view-key-close = 关闭

## Several pictures to find

instead-taken = 查找范围已设为这 { $n } 张图片。
instead-search = 改为在“{ $name }”中搜索这些图片
answers-title = 要查找的 { $n } 张图片
answers-back = 全部 { $n } 张图片
answers-searching = 正在搜索 { $n } 张图片
answers-waiting = 等待中
answers-asked = 正在搜索
answers-unsearched = 未搜索。
answers-more = 另有 { $n } 张匹配
answers-found = 共 { $n } 张，找到 { $found } 张。
answers-found-so-far = 已找到 { $n } 张。
answers-stopped = 已停止：共 { $n } 张，已搜索 { $done } 张。
answers-crashed = 对比模块在读取这张图片时停止了。请将图片缩小后重新保存。
column-query = 你的图片
column-rank = 排名
column-answer = 结果
column-verdict = 判定
column-certainty = 可信度
column-score = 得分
column-ssim = SSIM
column-orb = ORB
column-name = 找到的图片
column-address = 网址
column-done = 所做修改
column-differs = 不同之处
column-matches = 匹配数
column-problem = 问题

## Duplicates

duplicates-start = 在 { $n } 张图片中查找重复图片
duplicates-closed = 请选择查找范围：自己的文件夹或某个图库。
duplicates-few = 没有可对比的内容，至少需要两张图片。
duplicates-running = 正在查找重复图片
duplicates-groups = { $n } 组重复图片
duplicates-extras = 其中 { $n } 张多余
duplicates-found = { $groups }，{ $extras }。
duplicates-sized = { $groups }，{ $extras }（{ $size }）。
duplicates-nothing = 共 { $n } 张图片，没有重复。
duplicates-stopped = 已停止。
duplicates-interrupted = 查找已中断。已找到的会保留，重新开始即可查找其余部分。
duplicates-last = 每组至少要保留一张图片。
duplicates-remembered = 已标记为“不是重复项”，并已在此设备上记住。
duplicates-unremembered = 已标记为“不是重复项”，仅在此页面打开期间有效：此浏览器不为此页面存储任何内容。
duplicates-undone = 已重新显示为重复图片。
duplicates-rejected = 没有需要查看的组了：所有组都已标记为“不是重复项”。
duplicates-hidden = 已隐藏标记为“不是重复项”的 { $n } 组。
duplicates-compared = 正在对比“{ $one }”和“{ $other }”
move-title = 要将 { $n } 张多余图片移到单独的文件夹吗？
move-running = 已移动 { $n } 张图片
move-done = 已将 { $n } 张图片移到“EchoImage extras”。
move-back = 已移回 { $n } 张图片。
move-left = { $n } 张图片无法移动，仍在原处。
group-keep = 保留理由：{ $reasons }
rule-choice = 你的选择
rule-positive = 不是负片
rule-whole = 画面完整
rule-matches = 与多数图片匹配
rule-pixels = 像素更多
rule-compression = 压缩程度更低
rule-format = 相机格式
rule-older = 时间更早
rule-name = 名称更短
extra-exact = 完全相同的文件
extra-same = 同一张图片
extra-edited = 修改过的副本
extra-inset = 位于更大的图片中
extra-cropped = 裁剪过的副本
extra-mirrored = 镜像副本
extra-turned = 旋转过的副本
extra-inverted = 负片
extra-grey = 黑白副本
extra-recoloured = 改过颜色的副本
extra-blurred = 模糊的副本
extra-other = 另一版本
field-picture = 图片
field-pixels = 像素
field-bytes = 大小
field-format = 格式
field-date = 修改时间
field-choice = 选择
choice-keep = 保留
choice-extra = 多余
choice-of = { $choice }：{ $name }

## Keys, which "?" shows in every task; those of duplicates only there

keys = 快捷键
keys-open = 快捷键：?
keys-help = 显示这些快捷键
# A key, as it is named on keyboards
keys-esc = Esc
keys-stop = 关闭已打开的窗口，或停止正在进行的操作
# A key, as it is named on keyboards
keys-ctrl = Ctrl
keys-paste = 粘贴已复制的图片、文件或网址
keys-group = 切换到其他组
keys-picture = 切换到组内的其他图片
keys-choice = 保留这张图片，或视为多余
# A key, as it is named on keyboards
keys-space = 空格
keys-toggle = 对当前图片执行同样的操作
# A key, as it is named on keyboards
keys-enter = 回车
keys-compare = 与最佳图片对比
keys-reject = 标记为“不是重复项”
keys-undo = 撤销“不是重复项”
# A switch: for people who speak to the computer, or press keys by accident
keys-single = 启用字母、数字和符号快捷键
keys-close = 关闭

## Where to look

where-opening = 正在打开“{ $name }”
where-none = 未打开任何图库
where-failed = { $name }：{ $why }
where-pictures = { $n } 张图片

## My pictures

mine-name = 我的图片
mine-failed = { $name }：{ $why }。
mine-crashed = 扫描模块在读取这张图片时停止或用时太长，已略过这张图片。请缩小后重新保存。
mine-ended = 对比模块已停止。请重新扫描，已找到的会保留
mine-no-scanner = 此浏览器未能启动扫描模块。请关闭其他标签页，然后重新扫描
mine-found = 正在扫描：目前找到 { $n } 张图片
mine-counted = { $name }：{ $n } 张图片
mine-none = “{ $name }”中没有图片。
mine-others = 已略过 { $n } 个其他文件。
mine-done = { $done } / { $total } 张
mine-paced = { $line }，每秒 { NUMBER($rate, maximumFractionDigits: 1) } 张
time-left = { $line }，剩余 { $time }
time-seconds = { $n } 秒
time-minutes = { $n } 分钟
time-hours = { $n } 小时
mine-again = 重新扫描
mine-again-in = 重新扫描“{ $name }”
mine-no-permission = 浏览器不允许读取“{ $name }”。请重新选择该文件夹。
mine-forget = 不再记住“{ $name }”
left-out-unreadable = 无法读取。
left-out-archive-nested = 不会打开压缩包中的压缩包。请解压后提供其中的图片。
left-out-archive-damaged = 压缩包已损坏或受保护。请解压后提供其中的图片。
left-out-archive-too-large = 压缩包内容太多，无法在此解压。请解压后提供文件夹。
left-out-member-too-large = 图片超过 64{ "\u00A0" }MB。请缩小后重新保存。
mine-resume = 继续

## A part of the query

part =
    .aria-label = 图片的一部分
part-start = 只搜索一部分
part-whole = 整张图片
part-search = 搜索这部分
part-leave = 取消
part-keys = 按方向键移动选框，按住 Shift 并按方向键调整大小，按回车键搜索，按 Esc 键退出。
query-part = 一部分：{ NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) } 像素

## The last queries

recent-title = 搜索过的图片
recent-clear = 清空
recent-search = 再次搜索“{ $name }”
recent-remove = 移除“{ $name }”
stored-size-recent = 你搜索过的图片（{ $size }）

## A result saved to be passed on: a page of its own, which is also printed

proof-save = 保存报告
proof-saving = 正在保存报告
proof-saved = 已保存报告
proof-failed = 无法保存报告：{ $cause }
# $verdict: as in a comparison, such as "No match"; $one and $other: names of files
proof-compared = { $verdict }：“{ $one }”和“{ $other }”
proof-exact = 逐字节相同的文件
proof-pictures = 两张图片
# $left and $right: what the pictures are called, such as "Your picture"
proof-beside = 左侧：{ $left }；右侧：{ $right }。
proof-name = 名称
proof-part = 搜索的部分
proof-left-out = 排除的区域
proof-box = { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) }，位于 ({ NUMBER($left, useGrouping: 0) }, { NUMBER($top, useGrouping: 0) })
proof-note = 备注
proof-small = 无法在此读取文件本身，因此显示缩略图。
proof-missing = 这张图片未能放入此文件。
proof-changed = 此网址上现在是另一个文件，其 SHA-256 为 { $sha256 }。
proof-numbers = 测量结果
proof-visible = 原图可见部分的比例
proof-places = 不同之处（像素）
proof-more = 另有 { $n } 处不同。
proof-laid = { $query }以半透明方式叠加在{ $image }的对应位置上，线条表示其边缘。
proof-made = 此文件的生成方式
proof-method = 方法
proof-verified = 验证：匹配的细节（ORB）和结构（SSIM）
proof-classic = 经典得分
proof-date = 日期
proof-link = 此搜索的链接
proof-check = 核实方法
proof-check-how = 保存两张图片，确认它们的 SHA-256 与上面的一致，然后将第一张图片 A 与第二张图片 B 对比：

## Errors

# Of addresses that a database has, or a person gives. $why is one of the texts that begin with "the address".

error-an-object = 对象
error-a-list = 列表
error-address-scheme = 不读取以“{ $scheme }:”开头的网址，只支持 http 和 https
error-address-relative = 这是相对网址，但数据库本身并非从网址读取。请填写以 https:// 开头的完整网址
error-address-empty = 网址为空
error-address-long = 网址有 { $length } 个字符，最多只能有 { $limit } 个
error-address-character = 网址中有无法使用的字符 { $code }
error-address-unreadable = 网址无法读取：{ $cause }
error-address-no-host = 网址中没有服务器名称。请写成 https://example.org/cat.jpg 这样的形式
error-address-user = 网址中有用户名或密码，请将其删除
error-address-backslash = 网址中有反斜杠，请改用“/”
error-address-host = 网址中的服务器名称无效。请写成 https://example.org/ 这样的形式

# Of the document that lists the pictures. $where is its address, or error-the-database. A $value is what stands there,
# as it is written, or error-an-object or error-a-list.

error-the-database = 数据库
error-database-memory = “{ $where }”太大，内存无法容纳。请拆分成多个文件
error-database-large = “{ $where }”有 { NUMBER($size, minimumFractionDigits: 1, maximumFractionDigits: 1) }{ "\u00A0" }MB，最大只能读取 { NUMBER($limit, maximumFractionDigits: 0) }{ "\u00A0" }MB 的数据库。请拆分成多个文件
error-document-empty = “{ $where }”是空的。图片数据库应为 JSON 列表
error-document-web-page = “{ $where }”是网页，不是 JSON。请提供 JSON 文件本身的网址
error-document-deep = “{ $where }”嵌套太深：列表和对象最多只能嵌套 { $most } 层
error-document-encoding = “{ $where }”不是有效的 { $encoding } 文件：位置 { $position } 的字节为 { $byte }。请保存为 UTF-8
error-document-syntax = “{ $where }”不是有效的 JSON：{ $cause }（第 { $line } 行，第 { $column } 列）。请修正文件；如果文件没有完整下载，请重新下载
error-manifest-alone = 这是索引的清单文件，索引的其他文件与它放在一起。请通过清单文件的网址打开
error-key-twice = “{ $where }”中有两个“{ $key }”键，请只保留一个
error-index-key = “{ $where }”中的“index”有误（当前值：{ $value }）。请填写清单文件的网址
error-index-address = 无法使用“{ $where }”中的“index”：{ $why }（当前值：{ $value }）
error-not-a-database = “{ $where }”是 JSON，但不是图片数据库。请写成列表 [{ "{" }"url": "https://…"{ "}" }, …] 或对象 { "{" }"images": […]{ "}" }
error-entry-left-out = 已略过条目 { $number }：{ $why }。
error-entry-other-sha256 = 已略过条目 { $number }：它的网址与条目 { $first } 相同，但 sha256 不同。
error-entry-without = 条目 { $number } 可以使用，但其中的 { $field } 已忽略：{ $why }。
error-entry-kind = 条目的格式有误（当前值：{ $value }）。请写成 { "{" }"url": "https://…"{ "}" }
error-entry-twice = 键 { $key } 在其中出现了两次
error-entry-no-url = 缺少“url”
error-entry-address-kind = 网址不是文本（当前值：{ $value }）
error-entry-address = { $why }（当前值：{ $value }）
error-not-a-text = 不是文本（当前值：{ $value }）
error-not-a-sha256 = 不是 64 位十六进制数字（当前值：{ $value }）

# Of picture files. $format is a name such as JPEG.

error-file-empty = 文件是空的，可能没有完整下载。请重新下载
error-file-large = 文件有 { NUMBER($size, minimumFractionDigits: 1, maximumFractionDigits: 1) }{ "\u00A0" }MB，最大只能读取 { NUMBER($limit, maximumFractionDigits: 0) }{ "\u00A0" }MB。请缩小后重新保存
error-file-damaged = 此 { $format } 文件已损坏或不完整。请重新下载
error-picture-large = 图片为 { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) } = { NUMBER($megapixels, minimumFractionDigits: 1, maximumFractionDigits: 1) } 百万像素，最大只能读取 { NUMBER($limit, maximumFractionDigits: 0) } 百万像素。请缩小后重新保存
error-picture-costly = 图片为 { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) } = { NUMBER($megapixels, minimumFractionDigits: 1, maximumFractionDigits: 1) } 百万像素，解码需要 { NUMBER($needed, maximumFractionDigits: 0) }{ "\u00A0" }MB 内存，最多只能使用 { NUMBER($limit, maximumFractionDigits: 0) }{ "\u00A0" }MB。请缩小后重新保存
error-part-empty = 所选部分 { $part } 在图片范围内的边长不足 { $least } 像素，图片为 { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) }。请指定左、上、宽和高
error-picture-memory = 内存不足，无法处理 { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) } 像素的图片。请缩小后重新保存
error-format-here = 无法在此读取 { $format } 图片。请保存为 JPEG 或 PNG
error-data-damaged = { $format } 数据已损坏、不完整或属于罕见类型。请重新下载，或重新保存
error-data-damaged-by = { $format } 数据已损坏、不完整或属于罕见类型（{ $cause }）。请重新下载，或重新保存
error-decoder-gave = 解码器给出的是 { $given }，而不是 uint8 (height, width, 4)
error-tiff-float = 此 TIFF 采用浮点采样。请保存为 8 位或 16 位
error-kind-pdf = 这是 PDF 文档。请将页面导出为 PNG 或 JPEG
error-kind-zip = 这是 ZIP 压缩包。请解压后使用其中的图片
error-kind-gzip = 这是 gzip 压缩包。请解压后使用其中的图片
error-kind-7z = 这是 7z 压缩包。请解压后使用其中的图片
error-kind-rar = 这是 RAR 压缩包。请解压后使用其中的图片
error-kind-matroska = 这是 Matroska 或 WebM 视频。请截取其中的一帧画面
error-kind-video = 这是视频或音频文件。请截取其中的一帧画面
error-kind-photoshop = 这是 Photoshop 文档。请导出为 JPEG 或 PNG
error-kind-gimp = 这是 GIMP 文档。请导出为 JPEG 或 PNG
error-kind-svg = 这是 SVG 图形，不由像素组成。请导出为 PNG
error-kind-html = 这是 HTML 网页，不是图片。请提供图片本身的网址（右键点击图片，然后复制图片网址）
error-kind-json = 这是 JSON 文档，不是图片
error-kind-xml = 这是 XML 文档，不是图片
error-kind-text = 这是文本文件，不是图片
error-kind-unknown = 这不是此处支持的图片格式。可读取 JPEG、PNG、WebP、AVIF、GIF、HEIC、JPEG XL、JPEG 2000、TIFF、BMP、ICO 和 PNM
# $damage is one of the three below.
error-read-in-part = 图片已损坏：{ $damage }；能读取的部分{ $use ->
        [searched] 仍会用于搜索
        [compared] 仍会用于对比
       *[indexed] 仍会收入索引
    }
error-damage = { $side ->
        [lower] 底部 { $percent }% 无法读取
        [upper] 顶部 { $percent }% 无法读取
       *[other] 有 { $percent }% 无法读取
    }
error-damage-in-part = 有一部分无法正确读取
error-damage-finer = 较精细的细节无法读取
error-unexpected = 发生意外错误，请报告此问题：{ $cause }
error-classic-missing = 缺少计算这张图片的经典得分所需的数据
error-classic-index = 索引没有经典得分。请选择验证方法

# Of the files of an index. "echoimage index" is what a person types.

error-index-damaged = { $file } 已损坏：{ $why }。请重新上传该文件，或运行“echoimage index --repair”；如果索引在此期间已被替换，请重新加载页面
error-index-missing = 缺少 { $file }。请重新制作索引
error-index-file-large = { $file } 有 { $size } 字节，而索引中的文件最多只能有 { $limit } 字节。请将图片分到多个索引中
error-second-tier = { $why }。在此之前，可能会漏掉裁剪得很小的图片，以及位于其他图片中的图片
error-manifest-unreadable = { $why }。请重新运行“echoimage index”
error-manifest-none = { $file } 不是索引的清单文件。请提供由“echoimage index”生成的清单文件
error-manifest-damaged = { $file } 已损坏：{ $why }。请重新上传该文件，或重新运行“echoimage index”
error-manifest-newer = { $file } 的版本为 { $version }，而此程序最高只能读取版本 { $newest }。请更新程序
error-manifest-version = { $file } 中没有此程序能读取的版本号。请重新运行“echoimage index”
error-manifest-words = 制作 { $file } 所用的视觉词与此程序的不同。请重新运行“echoimage index”
error-manifest-segments = { $file } 有 { $segments } 个分段，最多只能读取 { $most } 个，即 { $images } 张图片。请制作成多个索引
error-texts-large = 网址和文本共有 { $size } 字节，请缩短
error-record-version = { $file } 中有版本为 { $version } 的记录，而此程序最高只能读取版本 { $newest }。请更新程序，或重新运行此程序的“echoimage index”

# Why a file of an index is damaged, within error-index-damaged and error-manifest-damaged. "it" is the file; a record
# is what the index holds of one picture.

error-part-compressed = 压缩数据无法读取
error-part-length = 压缩数据的长度不符
error-part-name = { $size } 字节的内容与文件名不符
error-part-size = 文件有 { $size } 字节，而不是 { $stated } 字节
error-part-read = 应有 { $size } 字节，实际读取到 { $read } 字节
error-part-lists = 列表的长度与所标明的不符
error-part-lists-image = 列表中出现了不存在的图片（编号 { $image }，共 { $images } 张）
error-part-digests = 摘要的数量与所标明的不符
error-part-digests-cut = 摘要不完整
error-part-digests-image = 摘要指向了不存在的图片
error-part-record-outside = 有记录超出了文件范围
error-record-other = 有记录与当初写入的不同
error-record-begin = 有记录的开头不正确
error-record-short = 有记录比其头部所标明的短
error-record-no-size = 有记录没有尺寸
error-record-no-colour = 有记录没有颜色
error-record-no-entry = 有记录没有可用的条目
error-record-no-picture = 有记录没有图片
error-record-window = 有记录的窗口超出了图片范围
error-record-centre = 有记录的特征点没有中心
error-record-angles = 有记录的角度超过了一周
error-record-levels = 有记录的特征点没有大小
error-record-sizes = 有记录含有无效的大小
error-record-order = 有记录的特征点顺序不正确
error-record-outside = 有记录的特征点超出了图片范围
error-wrong-list = “{ $name }”不是列表
error-wrong-number = 缺少数字
error-wrong-images = “images”与图片数量不符
error-wrong-details = 细节文件的数量超过了图片数量
error-wrong-sources = “sources”没有指明文件
error-wrong-base = “base”不是文件夹
error-wrong-twice = 同一个文件出现了两次
error-wrong-keypoints = 特征点文件中缺少视觉词
error-wrong-parts = { $name } 的组成部分超出了文件范围
error-wrong-words-file = 有分段没有指明视觉词文件
error-wrong-detail-file = 有分段没有指明细节文件
error-wrong-detail-images = 有细节文件含 { $images } 张图片，应为 1 到 { $most } 张
error-wrong-keypoints-file = 有分段没有指明特征点文件
error-wrong-size = 有文件没有标明大小，或超过了 { $most } 字节

# Of what the page reads over the network. $status is a number of HTTP such as 404.

error-host-empty = 服务器发来的文件是空的。请将图片重新放到服务器上
error-host-missing = 服务器上没有此文件（{ $status }）。请更正网址
error-host-answer = 服务器返回了 { $answer }。请稍后再试
error-host-silent = 服务器在 { $seconds } 秒内没有发送任何数据。请稍后再试
error-host-slow = 服务器在 { NUMBER($seconds, maximumFractionDigits: 0) } 秒内只发送了 { NUMBER($size, maximumFractionDigits: 0) }{ "\u00A0" }KB。请稍后再试
error-host-unreachable = 无法连接服务器。请检查网址和连接
error-transfer-broken = 传输中断。请检查连接，然后重试
error-transfer-large = 文件至少有 { NUMBER($size, minimumFractionDigits: 1, maximumFractionDigits: 1) }{ "\u00A0" }MB，最大只能读取 { NUMBER($limit, maximumFractionDigits: 0) }{ "\u00A0" }MB。请缩小后重新保存
error-mixed-content = 通过 https 打开的页面不能读取 http 网址。请使用此文件的 https 网址
error-cors = 服务器不允许其他网页读取此文件。服务器必须随文件发送标头 Access-Control-Allow-Origin: *。如果已经发送，则是连接中断，请重试
error-index-gone = 找不到 { $file }（{ $status }）。索引很可能在此期间已被替换，请重新加载此页面。如果仍未解决，请重新上传整个索引
error-index-parts = 需要读取 { $file }（{ NUMBER($size, minimumFractionDigits: 1, maximumFractionDigits: 1) }{ "\u00A0" }MB）的一部分，但服务器发来的是整个文件。请让服务器响应对 .zip 文件的 Range 请求，并且不要压缩这些文件（方法见 docs/hosting.md）
error-index-unreadable = 无法读取位于 { $address } 的索引：{ $why }

# Of what the page does with pictures.

error-memory = 内存不足，无法处理这张图片。请缩小后重新保存
error-crashed = 对比模块在读取这张图片时停止了，可能是内存不足，因此已略过这张图片。请缩小后重新保存，然后重新加载页面
error-decoder-missing = 此浏览器无法读取 { $format }，此网站的解码器也未能加载（{ $cause }）。请在联网后重试
error-data-rare = { $format } 数据已损坏或属于罕见类型。请重新保存
error-format-browser = 此浏览器无法读取这张 { $format } 图片。请保存为 JPEG 或 PNG
error-fingerprinting = 此浏览器的防指纹识别功能会改动这类文件的像素。请保存为 JPEG 或 PNG
error-given-gone = 已无法读取“{ $name }”。请重新选择文件
error-picture-closed = “{ $name }”不在已打开的图库中。请重新搜索
error-picture-unknown = “{ $name }”的信息已不存在。请重新搜索
error-pair-none = 没有对比过的图片。请重新选择两张图片
error-map-apart = 两张图片没有重叠部分
error-map-library = 无法从此网站加载 scikit-image：{ $cause }。请检查连接，然后重新加载页面
error-duplicates-many = 在列表中查找重复图片时，最多支持 { $most } 张图片。请下载这些图片并选择所在的文件夹，或打开它们的索引
error-features-unkept = 从这些图片中获得的数据未能全部存储在此设备上。下次访问时会重新读取这些图片，用时更长，但没有其他影响。释放一些空间即可避免。

# Of the visitor's own pictures, which are scanned into an index of the browser's.

error-name-long = 文件名连同所在文件夹的名称太长，无法保存。请缩短名称
error-scanned-gone = 文件在扫描开始后被修改或移走，或者不允许读取。请重新扫描文件夹
error-mine-full = 此浏览器没有更多空间来存储你的图片。扫描会继续进行，找到的图片在关闭此页面之前都可以搜索。请在此设备上释放一些空间，或让页面不再记住某个文件夹，然后重新扫描。
error-mine-unkept = 此浏览器不为此页面存储任何内容，就像在无痕窗口中一样。扫描找到的图片在关闭此页面之前都可以搜索。
error-mine-evicted = “我的图片”的数据已被删除：可能是在此页面上删除的，也可能是浏览器自行删除的。请重新扫描文件夹
error-mine-busy = 另一个标签页正在扫描你的图片。在此期间可以在这里搜索，也可以等它完成后重新扫描
error-mine-file-gone = 浏览器已将 { $file } 删除。请重新扫描文件夹

## Edits

# What was done to a copy; several are joined by list-join.

edit-mirrored = 镜像
edit-turned = { $direction ->
        [clockwise] 顺时针旋转 { $degrees }°
       *[counterclockwise] 逆时针旋转 { $degrees }°
    }
edit-upside-down = 旋转 180°
edit-cropped = 仅显示原图的 { $percent }%
edit-inset = 位于更大的图片中（占其面积的 { $percent }%）
edit-border = 加了边框或其他内容（原图占 { $percent }%）
edit-tilted = 透视变形
edit-stretched = 沿一个方向拉伸到 { $times } 倍
edit-reduced = 缩小到 { $percent }%
edit-enlarged = 放大到 { $times } 倍
edit-blurred = 变模糊
edit-inverted = 转为负片
edit-grey = 转为黑白
edit-recoloured = 改变颜色
edit-toned = 调整明暗或色调
edit-retouched = 改动一小部分
edit-overlaid = { $percent }% 被其他内容盖住
# $place is one of the places below.
edit-overlaid-at = { $percent }% 被其他内容盖住（{ $place }）
place-top-left = 左上
place-top = 顶部
place-top-right = 右上
place-left = 左侧
place-middle = 中间
place-right = 右侧
place-bottom-left = 左下
place-bottom = 底部
place-bottom-right = 右下
place-places = { $count } 处
place-everywhere = 遍布整张图片

## Verdicts

verdict-same = 同一张图片
verdict-edited = 修改过的副本
verdict-related = 同一场景（或物体）
verdict-none = 无匹配
