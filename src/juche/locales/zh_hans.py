"""Chinese in simplified characters."""

from ._shape import Table

TABLE = Table(
    tag="zh-Hans",
    name="Chinese (simplified)",
    rank=2,
    eras=("主体",),
    months=("1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"),
    weekdays=("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"),
    weekdays_short=("周一", "周二", "周三", "周四", "周五", "周六", "周日"),
    common_nouns=("主体",),
    era_suffixes=("年号", "纪年", "历"),
    year_units=("年",),
    month_units=("月",),
    day_units=("日", "号"),
    first_year=("元年",),
    range_words=("至", "到"),
    list_words=("和", "及", "与"),
    year_cues=("公元", "西元"),
    not_years=("代", "间", "多"),
    before_epoch=("公元前", "西元前"),
    other_eras=("民国", "檀纪"),
    hint="们这说对时国为",
    paired=("主体%J(%Y)年", "主体%J(%Y)年%B", "主体%J(%Y)年%B%-d日"),
    juche=("主体%J年", "主体%J年%B", "主体%J年%B%-d日"),
    gregorian=("%Y年", "%Y年%B", "%Y年%B%-d日"),
    short=("主体%J(%Y)", "主体%J(%Y).%-m", "主体%J(%Y).%-m.%-d"),
)
