"""Who is whom: names and numbers compared, every merge kept as a judgement that can be undone."""
