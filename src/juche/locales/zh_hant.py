"""Chinese in traditional characters."""

from ._shape import Table

TABLE = Table(
    tag="zh-Hant",
    name="Chinese (traditional)",
    rank=3,
    eras=("主體",),
    months=("1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"),
    weekdays=("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"),
    weekdays_short=("週一", "週二", "週三", "週四", "週五", "週六", "週日"),
    common_nouns=("主體",),
    era_suffixes=("年號", "紀年", "曆"),
    year_units=("年",),
    month_units=("月",),
    day_units=("日", "號"),
    first_year=("元年",),
    range_words=("至", "到"),
    list_words=("和", "及", "與"),
    year_cues=("公元", "西元"),
    not_years=("代", "間", "多"),
    before_epoch=("公元前", "西元前"),
    other_eras=("民國", "檀紀"),
    hint="們這說對時國為會",
    paired=("主體%J(%Y)年", "主體%J(%Y)年%B", "主體%J(%Y)年%B%-d日"),
    juche=("主體%J年", "主體%J年%B", "主體%J年%B%-d日"),
    gregorian=("%Y年", "%Y年%B", "%Y年%B%-d日"),
    short=("主體%J(%Y)", "主體%J(%Y).%-m", "主體%J(%Y).%-m.%-d"),
)
