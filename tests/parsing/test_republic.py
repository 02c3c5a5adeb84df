"""Short years beside years that are counted from the founding of the Republic."""

import pytest

from candidates.parsing import parse_resume

SCHOOLS = "學歷\n雲杉科技大學\t機械工程系\t學士\t{first}\n"


def start_of(school_dates, job_dates):
    text = f"{SCHOOLS.format(first=school_dates)}\n工作經驗\n海石鋼鐵股份有限公司\t{job_dates}\n課長\n"
    (school,) = parse_resume(text.encode(), "a.txt").education
    return school.start_date.text


@pytest.mark.parametrize(
    ("school_dates", "job_dates", "start"),
    [
        ("94.9–98.6", "105.6–108.3", "2005-09"),
        ("95年9月~99年6月", "107年3月~迄今", "2006-09"),
        ("95年9月~99年6月", "民國99年8月～101年2月", "2006-09"),
        ("94.9–98.6", "1998.7–2008.3", "1994-09"),
        ("2006年9月~2010年6月", "107年3月~迄今", "2006-09"),
    ],
)
def test_the_calendar_of_a_document(school_dates, job_dates, start):
    assert start_of(school_dates, job_dates) == start
