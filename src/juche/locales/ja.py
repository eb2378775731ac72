"""Japanese. The party's association writes チュチェ, scholars and laws in translation 主体."""

from ._shape import Table

TABLE = Table(
    tag="ja",
    name="Japanese",
    rank=4,
    eras=("チュチェ", "主体"),
    months=("1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"),
    weekdays=("月曜日", "火曜日", "水曜日", "木曜日", "金曜日", "土曜日", "日曜日"),
    weekdays_short=("月", "火", "水", "木", "金", "土", "日"),
    common_nouns=("主体",),
    era_suffixes=("暦", "年号", "紀元"),
    year_units=("年",),
    month_units=("月",),
    day_units=("日",),
    first_year=("元年",),
    range_words=("から", "より", "至"),
    list_words=("と", "及び", "および"),
    year_cues=("西暦",),
    not_years=("代", "間", "余"),
    before_epoch=("紀元前",),
    other_eras=("民国", "皇紀", "檀紀"),
    hint="ぁ-ヿ",
    paired=("チュチェ%J(%Y)年", "チュチェ%J(%Y)年%B", "チュチェ%J(%Y)年%B%-d日"),
    juche=("チュチェ%J年", "チュチェ%J年%B", "チュチェ%J年%B%-d日"),
    gregorian=("%Y年", "%Y年%B", "%Y年%B%-d日"),
    short=("チュチェ%J(%Y)", "チュチェ%J(%Y).%-m", "チュチェ%J(%Y).%-m.%-d"),
)
