-- The limit: one plain scan, join and group by contract of the columns that the 25 rules read. Every
-- value goes into a checksum: what is only counted, DuckDB answers from statistics without reading.
-- No rule, no unknowns, no aliases, no tiers: whoever judges each contract can hardly do with less.
SELECT count(*), bit_xor(read)
FROM (
  SELECT c.contract_id, bit_xor(hash(
    c._file, c._row, c.employee_contractor, c.ended_on, c.fee_rate, c.issuer_id, c.contractor_id, c.kind,
    c.main_structure, c.own_account_risk, c.owner_consent, c.owner_contracted, c.parent_contract_id,
    c.payment_days, c.price, c.price_labour, c.price_large_machinery, c.price_main_materials,
    c.price_minor, c.price_turnover_materials, c.required_grade, c.required_series,
    c.required_specialty, c.scope, c.signed_on, c.signed_on_month, c.started_on, c.steel_structure,
    c.unit_work, c.whole_works,
    p._file, p._row, p.award_on, p.contract_price, p.emergency_or_rural_self_build,
    p.general_contractor_id, p.investment, p.name, p.owner_id, p.region, p.sector, p.tender_method,
    p.tender_required,
    i._file, i._row, i.business_licence, i.id_no, i.kind, i.legal_rep_id, i.name, i.no_qualification,
    i.parent_id, i.uscc,
    o._file, o._row, o.business_licence, o.id_no, o.kind, o.legal_rep_id, o.name, o.no_qualification,
    o.parent_id, o.uscc,
    a.contract_id, s.read, u.read, w.read, t.read, m.read, l.read, h.read, k.read, e.read, y.read
  )) AS read
  FROM '${contract}' c
  LEFT JOIN '${project}' p USING (project_id)
  LEFT JOIN '${party}' i ON i.party_id = c.issuer_id
  LEFT JOIN '${party}' o ON o.party_id = c.contractor_id
  LEFT JOIN '${contract}' a ON a.contract_id = c.parent_contract_id
  LEFT JOIN (
    SELECT contract_id, bit_xor(hash(_file, _row, company_id, from_on, labour_contract_with, manages,
      pension_paid_by, person_id, post, wages_paid_by)) AS read
    FROM '${staff}' GROUP BY ALL
  ) s ON s.contract_id = c.contract_id
  LEFT JOIN (
    SELECT contract_id, bit_xor(hash(_file, _row, amount, buyer_id, contract_seen, duty_party_id,
      invoice_seen, invoice_to_id, item, owner_supplied, purchase_id)) AS read
    FROM '${purchase}' GROUP BY ALL
  ) u ON u.contract_id = c.contract_id
  LEFT JOIN (
    SELECT w.project_id, w.employer_id, bit_xor(hash(w.bank_account, w.entered_on, w.id_no, w.name,
      w.role, w.worker_id, d.read)) AS read
    FROM '${worker}' w LEFT JOIN (
      SELECT project_id, worker_id, bit_xor(hash(days, month)) AS read
      FROM '${attendance}' GROUP BY ALL
    ) d USING (project_id, worker_id) GROUP BY ALL
  ) w ON w.project_id = c.project_id AND w.employer_id = c.contractor_id
  LEFT JOIN (
    SELECT project_id, bidder_id, bit_xor(hash(agent_employer_id, bid_on, deposit_payer_id,
      joint_members, restrictive_terms, tender_id, won)) AS read
    FROM '${tender}' GROUP BY ALL
  ) t ON t.project_id = c.project_id AND t.bidder_id = c.contractor_id
  LEFT JOIN (
    SELECT project_id, employer_id, bit_xor(hash(_file, _row, leader_id, team_id)) AS read
    FROM '${team}' GROUP BY ALL
  ) m ON m.project_id = c.project_id AND m.employer_id = c.contractor_id
  LEFT JOIN (
    SELECT party_id, bit_xor(hash(_file, _row, grade, kind, series, specialty, valid_from, valid_to))
      AS read
    FROM '${licence}' GROUP BY ALL
  ) l ON l.party_id = c.contractor_id
  LEFT JOIN (
    SELECT company_id, bit_xor(hash(_file, _row, holder_id)) AS read
    FROM '${shareholding}' GROUP BY ALL
  ) h ON h.company_id = c.contractor_id
  LEFT JOIN (
    SELECT contract_id, bit_xor(hash(certified_on, due_on, payable_amount)) AS read
    FROM '${claim}' GROUP BY ALL
  ) k ON k.contract_id = c.contract_id
  LEFT JOIN (
    SELECT subject, bit_xor(hash(project_id)) AS read FROM '${explanation}' GROUP BY ALL
  ) e ON e.subject = c.contract_id
  LEFT JOIN (
    SELECT coalesce(y.project_id, '') AS project_id, coalesce(y.payer_id, f.party_id) AS payer,
      coalesce(y.payee_id, g.party_id) AS payee, bit_xor(hash(y._file, y._row, y.payment_id, y.amount,
        y.class, y.contract_id, y.mandated, y.paid_at)) AS read
    FROM '${payment}' y
    LEFT JOIN '${account}' f ON f.account_id = y.payer_account
    LEFT JOIN '${account}' g ON g.account_id = y.payee_account
    GROUP BY ALL
  ) y ON y.project_id = c.project_id AND y.payer = c.issuer_id AND y.payee = c.contractor_id
  GROUP BY c.contract_id
)
