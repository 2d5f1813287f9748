"""The law as data: articles, dated numbers and the working-day calendar; it knows no table."""

from wagekit.law.article import (
    Article,
    Instrument,
    UnknownArticle,
    article,
    articles,
    begun,
    in_force,
    in_region,
    regional,
)
from wagekit.law.parameter import (
    Parameter,
    ParameterValue,
    UnknownParameter,
    parameter,
    parameters,
)

__all__ = [
    "Article",
    "Instrument",
    "Parameter",
    "ParameterValue",
    "UnknownArticle",
    "UnknownParameter",
    "article",
    "articles",
    "begun",
    "in_force",
    "in_region",
    "parameter",
    "parameters",
    "regional",
]
