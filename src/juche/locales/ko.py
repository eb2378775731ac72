"""Korean, with the spellings of the North and of the South."""

from ._shape import Table

TABLE = Table(
    tag="ko",
    name="Korean",
    rank=1,
    eras=("주체",),
    common_nouns=("주체",),
    era_suffixes=("년호", "연호", "력"),
    months=("1월", "2월", "3월", "4월", "5월", "6월", "7월", "8월", "9월", "10월", "11월", "12월"),
    weekdays=("월요일", "화요일", "수요일", "목요일", "금요일", "토요일", "일요일"),
    weekdays_short=("월", "화", "수", "목", "금", "토", "일"),
    year_units=("년",),
    month_units=("월",),
    day_units=("일",),
    first_year=("원년",),
    range_words=("부터", "에서"),
    list_words=("및", "와", "과"),
    year_cues=("서기",),
    not_years=("대", "간", "동안", "여", "생도"),
    before_epoch=("기원전", "서기전"),
    other_eras=("단기", "불기", "민국", "소화", "명치", "대정"),
    hint="가-힣",
    paired=("주체%J(%Y)년", "주체%J(%Y)년 %B", "주체%J(%Y)년 %B %-d일"),
    juche=("주체%J년", "주체%J년 %B", "주체%J년 %B %-d일"),
    gregorian=("%Y년", "%Y년 %B", "%Y년 %B %-d일"),
    short=("주체%J(%Y)", "주체%J(%Y).%-m", "주체%J(%Y).%-m.%-d"),
)
