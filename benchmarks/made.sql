-- An invented province: ${projects} projects of 12 contracts and 120 payments each, chains to tier 6.
-- Every value follows from its row number, so one version of DuckDB always makes the same rows.

CREATE MACRO pick(i, salt, n) AS (hash(i, salt) % n)::BIGINT;
CREATE MACRO one_in(i, salt, percent) AS pick(i, salt, 100) < percent;
CREATE MACRO project_id(p) AS 'P' || lpad(p::VARCHAR, 7, '0');
CREATE MACRO contract_id(p, j) AS 'C' || lpad(p::VARCHAR, 7, '0') || '-' || j;
CREATE MACRO firm(i) AS 'F' || pick(i, 'firm', ${firms});
CREATE MACRO person(i) AS 'N' || pick(i, 'person', ${firms});
CREATE MACRO owner(p) AS 'O' || pick(p, 'owner', ${owners});
CREATE MACRO worker_id(p, k) AS 'W' || lpad(p::VARCHAR, 7, '0') || '-' || k;
-- One project in eight passes its works down to the sixth tier.
CREATE MACRO deep(p) AS one_in(p, 'deep', 12);
CREATE MACRO above(p, j) AS CASE
  WHEN deep(p) THEN [NULL, 0, 0, 0, 1, 2, 4, 6, 7, 0, 1, 3][j + 1]
  ELSE [NULL, 0, 0, 0, 1, 0, 3, 0, 0, 0, 1, 3][j + 1] END;
CREATE MACRO kind(p, j) AS CASE
  WHEN one_in(p * 12 + j, 'kind', 2) THEN NULL
  WHEN j = 0 THEN CASE WHEN one_in(p, 'epc', 10) THEN 'epc' ELSE 'general' END
  WHEN deep(p) THEN ['', 'professional', 'professional', 'labour', 'professional', 'cooperation',
    'labour', 'labour', 'labour', 'supply', 'lease', 'labour'][j + 1]
  WHEN j = 5 AND one_in(p, 'inside', 20) THEN ['internal', 'affiliation', 'cooperation', 'internal'][1 + p % 4]
  ELSE ['', 'professional', 'professional', 'professional', 'labour', 'professional',
    'labour', 'labour', 'labour', 'supply', 'lease', 'labour'][j + 1] END;
-- A branch in 3 % of the contracts, a second entry of the same firm in 2 %, an individual in 3 %.
CREATE MACRO contractor(p, j) AS CASE
  WHEN j > 0 AND one_in(p * 12 + j, 'individual', 3) THEN person(p * 12 + j)
  WHEN one_in(p * 12 + j, 'branch', 3) THEN 'B' || pick(p * 12 + j, 'b', ${branches})
  WHEN one_in(p * 12 + j, 'double', 2) THEN 'D' || pick(p * 12 + j, 'd', ${branches})
  ELSE firm(p * 12 + j) END;
CREATE MACRO issuer(p, j) AS CASE WHEN j = 0 THEN owner(p) ELSE contractor(p, above(p, j)) END;
CREATE MACRO whole_price(p) AS (20 + pick(p, 'price', 4000)) * 50_000_00;
CREATE MACRO price(p, j) AS CASE
  WHEN j = 0 THEN whole_price(p)
  WHEN one_in(p * 12 + j, 'unpriced', 5) THEN NULL
  WHEN deep(p) AND j IN (6, 7, 8) THEN whole_price(p) // 20
  ELSE whole_price(p) * (2 + pick(p * 12 + j, 'share', 18)) // 100 END;
CREATE MACRO signed_on(p, j) AS DATE '2016-01-01' + (pick(p, 'start', 3000) + 9 * j)::INTEGER;
CREATE MACRO one(i, salt, yes, no) AS CASE
  WHEN pick(i, salt, 100) < yes THEN true WHEN pick(i, salt, 100) < yes + no THEN false END;

COPY (
  SELECT project_id(p) AS project_id, '工程' || p AS name, ['130100', '440300', '330100'][1 + p % 3] AS region,
    ['building', 'building', 'building', 'building', 'municipal', 'municipal', 'highway', 'rural', NULL,
      'manufacturing'][1 + pick(p, 'sector', 10)] AS sector,
    ['government', 'state_owned', 'private', 'private', NULL][1 + pick(p, 'investment', 5)] AS investment,
    owner(p) AS owner_id,
    CASE WHEN one_in(p, 'gc', 80) THEN contractor(p, 0) END AS general_contractor_id,
    CASE WHEN one_in(p, 'stated', 70) THEN whole_price(p) END AS contract_price,
    one(p, 'required', 40, 20) AS tender_required,
    ['open', 'open', 'open', 'invited', 'direct', 'none', NULL][1 + pick(p, 'method', 7)] AS tender_method,
    signed_on(p, 0) - 10 AS award_on, one(p, 'exempt', 1, 40) AS emergency_or_rural_self_build,
    'project.csv' AS _file, p + 2 AS _row
  FROM range(${projects}) t(p)
) TO '${folder}/project.parquet' (FORMAT parquet);

COPY (
  SELECT 'F' || i AS party_id, '建筑公司' || i AS name, 'company' AS kind,
    '91' || lpad(i::VARCHAR, 16, '0') AS uscc, NULL::VARCHAR AS id_no, 'N' || i AS legal_rep_id,
    NULL::VARCHAR AS parent_id, true AS business_licence, one(i, 'barred', 1, 0) AS no_qualification,
    'party.csv' AS _file, i AS _row
  FROM range(${firms}) t(i)
  UNION ALL
  SELECT 'N' || i, '某人' || i, 'individual', NULL, '13' || lpad(i::VARCHAR, 16, '0'), NULL, NULL, NULL, NULL,
    'party.csv', i
  FROM range(${firms}) t(i)
  UNION ALL SELECT 'O' || i, '建设单位' || i, 'company', NULL, NULL, NULL, NULL, true, NULL, 'party.csv', i
  FROM range(${owners}) t(i)
  UNION ALL SELECT 'B' || i, '建筑公司' || i || '分公司', 'branch', NULL, NULL, NULL, firm(i), NULL, NULL,
    'party.csv', i
  FROM range(${branches}) t(i)
  UNION ALL SELECT 'D' || i, '建筑公司' || i || '（另录）', 'company', '91' || lpad(i::VARCHAR, 16, '0'), NULL,
    NULL, NULL, NULL, NULL, 'party.csv', i
  FROM range(${branches}) t(i)
) TO '${folder}/party.parquet' (FORMAT parquet);

COPY (
  SELECT firm(i) AS holder_id, 'F' || i AS company_id, (pick(i, 'held', 100) + 1) / 100.0 AS share,
    'shareholding.csv' AS _file, i AS _row
  FROM range(${branches}) t(i)
) TO '${folder}/shareholding.parquet' (FORMAT parquet);

COPY (
  SELECT 'F' || i AS party_id, 'qualification' AS kind, series, '建筑工程' AS specialty,
    ['first', 'second', 'third'][1 + pick(i, series, 3)] AS grade,
    DATE '2009-01-01' + pick(i, 'from', 2500)::INTEGER AS valid_from,
    CASE WHEN one_in(i, series || 'to', 50) THEN DATE '2022-01-01' + pick(i, 'to', 2500)::INTEGER END AS valid_to,
    'licence.csv' AS _file, i AS _row
  FROM range(${firms}) t(i), (VALUES ('general'), ('professional'), ('labour')) s(series)
  WHERE one_in(i, series, 95)
) TO '${folder}/licence.parquet' (FORMAT parquet);

COPY (
  SELECT 'T' || p || '-' || k AS tender_id, project_id(p) AS project_id,
    CASE WHEN k = 0 THEN contractor(p, 0) ELSE firm(p * 3 + k + 7) END AS bidder_id,
    CASE WHEN one_in(p * 3 + k, 'agent', 60) THEN CASE WHEN one_in(p * 3 + k, 'other', 96)
      THEN CASE WHEN k = 0 THEN contractor(p, 0) ELSE firm(p * 3 + k + 7) END ELSE contractor(p, 5) END
    END AS agent_employer_id,
    CASE WHEN one_in(p * 3 + k, 'deposit', 60) THEN CASE WHEN one_in(p * 3 + k, 'lent', 96)
      THEN CASE WHEN k = 0 THEN contractor(p, 0) ELSE firm(p * 3 + k + 7) END ELSE contractor(p, 5) END
    END AS deposit_payer_id,
    k = 0 AS won, signed_on(p, 0) - 30 + (pick(p, 'bid', 32))::INTEGER AS bid_on,
    CASE WHEN one_in(p * 3 + k, 'terms', 3) THEN '限定本地业绩' WHEN one_in(p * 3 + k, 'terms', 60) THEN '无' END
      AS restrictive_terms,
    CASE WHEN k = 0 AND one_in(p, 'joint', 3) THEN contractor(p, 0) || ';' || contractor(p, 1) END AS joint_members,
    'tender.csv' AS _file, p * 3 + k AS _row
  FROM range(${projects}) t(p), range(3) s(k)
) TO '${folder}/tender.parquet' (FORMAT parquet);

COPY (
  SELECT contract_id(p, j) AS contract_id, project_id(p) AS project_id,
    CASE WHEN above(p, j) IS NOT NULL AND one_in(p * 12 + j, 'told', 60) THEN contract_id(p, above(p, j)) END
      AS parent_contract_id,
    issuer(p, j) AS issuer_id, contractor(p, j) AS contractor_id, kind(p, j) AS kind,
    '第' || j || '号合同' AS scope, '单位工程' || (j % 4) AS unit_work,
    one(p * 12 + j, 'whole', CASE WHEN deep(p) THEN 20 ELSE 2 END, 78) AS whole_works,
    one(p * 12 + j, 'main', 5, 85) AS main_structure, one(p * 12 + j, 'steel', 10, 80) AS steel_structure,
    price(p, j) AS price, price(p, j) // 2 AS price_labour,
    CASE WHEN one_in(p * 12 + j, 'materials', 10) THEN price(p, j) // 5 WHEN one_in(p, 'split', 60) THEN 0 END
      AS price_main_materials,
    CASE WHEN one_in(p * 12 + j, 'machinery', 10) THEN price(p, j) // 9 WHEN one_in(p, 'split', 60) THEN 0 END
      AS price_large_machinery,
    CASE WHEN one_in(p, 'split', 60) THEN 0 END AS price_turnover_materials,
    CASE WHEN one_in(p, 'split', 60) THEN price(p, j) // 50 END AS price_minor,
    CASE WHEN kind(p, j) IN ('cooperation', 'affiliation', 'internal') THEN 0.02 END AS fee_rate,
    CASE WHEN kind(p, j) = 'epc' THEN 'general' WHEN kind(p, j) IN ('general', 'professional', 'labour')
      THEN kind(p, j) END AS required_series,
    '建筑工程' AS required_specialty,
    CASE WHEN one_in(p * 12 + j, 'grade', 10) THEN 'second' WHEN one_in(p, 'graded', 60) THEN 'third' END
      AS required_grade,
    CASE WHEN one_in(p * 12 + j, 'day', 92) THEN signed_on(p, j) END AS signed_on,
    CASE WHEN NOT one_in(p * 12 + j, 'day', 92) THEN date_trunc('month', signed_on(p, j))::DATE END
      AS signed_on_month,
    signed_on(p, j) + 5 AS started_on,
    CASE WHEN one_in(p * 12 + j, 'over', 60) THEN signed_on(p, j) + 500 END AS ended_on,
    one(p * 12 + j, 'consent', 55, 10) AS owner_consent, one(p * 12 + j, 'owners', 10, 60) AS owner_contracted,
    one(p * 12 + j, 'employee', 40, 40) AS employee_contractor, one(p * 12 + j, 'risk', 30, 40) AS own_account_risk,
    30 AS payment_days, 'contract.csv' AS _file, p * 12 + j AS _row
  FROM range(${projects}) t(p), range(12) s(j)
) TO '${folder}/contract.parquet' (FORMAT parquet);

COPY (
  SELECT project_id(p) AS project_id, contractor(p, j) AS company_id, contract_id(p, j) AS contract_id,
    CASE WHEN one_in(p * 8 + n, 'vacant', 2) THEN 'none' ELSE 'S' || (p * 8 + n) END AS person_id,
    ['project_manager', 'technical', 'quality', 'safety'][1 + n % 4] AS post,
    CASE WHEN one_in(p * 8 + n, 'l', 90) THEN contractor(p, j) WHEN one_in(p * 8 + n, 'l', 96) THEN firm(n) END
      AS labour_contract_with,
    CASE WHEN one_in(p * 8 + n, 'w', 90) THEN contractor(p, j) WHEN one_in(p * 8 + n, 'w', 96) THEN firm(n) END
      AS wages_paid_by,
    CASE WHEN one_in(p * 8 + n, 'p', 85) THEN contractor(p, j) WHEN one_in(p * 8 + n, 'p', 96) THEN firm(n) END
      AS pension_paid_by,
    signed_on(p, j) AS from_on, one(p * 8 + n, 'manages', 90, 3) AS manages, 'staff.csv' AS _file,
    p * 8 + n AS _row
  FROM range(${projects}) t(p), range(8) s(n), LATERAL (SELECT n // 4 AS j)
) TO '${folder}/staff.parquet' (FORMAT parquet);

COPY (
  SELECT 'U' || p || '-' || n AS purchase_id, project_id(p) AS project_id, contract_id(p, n // 2) AS contract_id,
    ['main_material', 'equipment', 'machinery_lease', 'minor'][1 + n % 4] AS item,
    contractor(p, n // 2) AS duty_party_id,
    CASE WHEN one_in(p * 6 + n, 'buyer', 95) THEN contractor(p, n // 2) ELSE firm(p) END AS buyer_id,
    (1 + pick(p * 6 + n, 'cost', 900)) * 10_000_00 AS amount, one(p * 6 + n, 'paper', 90, 2) AS contract_seen,
    one(p * 6 + n, 'invoice', 90, 2) AS invoice_seen, contractor(p, n // 2) AS invoice_to_id,
    one(p * 6 + n, 'supplied', 5, 80) AS owner_supplied, 'purchase.csv' AS _file, p * 6 + n AS _row
  FROM range(${projects}) t(p), range(6) s(n)
) TO '${folder}/purchase.parquet' (FORMAT parquet);

COPY (
  SELECT 'K' || p || '-' || j AS claim_id, project_id(p) AS project_id, contract_id(p, j) AS contract_id,
    'progress' AS kind, signed_on(p, j) + 90 AS certified_on,
    CASE WHEN one_in(p * 2 + j, 'due', 80) THEN signed_on(p, j) + 120 END AS due_on,
    price(p, j) // 4 AS payable_amount, 'claim.csv' AS _file, p * 2 + j AS _row
  FROM range(${projects}) t(p), range(2) s(j)
) TO '${folder}/claim.parquet' (FORMAT parquet);

COPY (
  SELECT 'A' || id AS account_id, id AS party_id, 'basic' AS kind, 'account.csv' AS _file, i AS _row
  FROM (
    SELECT 'F' || i AS id, i FROM range(${firms}) t(i) UNION ALL SELECT 'N' || i, i FROM range(${firms}) t(i)
    UNION ALL SELECT 'O' || i, i FROM range(${owners}) t(i)
  )
) TO '${folder}/account.parquet' (FORMAT parquet);

COPY (
  SELECT worker_id(p, k) AS worker_id, project_id(p) AS project_id, '工人' || k AS name,
    CASE WHEN one_in(p * 6 + k, 'also party', 1) THEN '13' || lpad(pick(p, 'n', ${firms})::VARCHAR, 16, '0')
      ELSE '33' || lpad((p * 6 + k)::VARCHAR, 16, '0') END AS id_no,
    contractor(p, [2, 4, 6, 7, 8, 11][1 + k]) AS employer_id, 'TEAM' || p AS team_id,
    CASE WHEN one_in(p * 6 + k, 'foreman', 5) THEN 'foreman' ELSE 'worker' END AS role,
    'labour_contract' AS contract_kind, signed_on(p, 2) + 3 AS entered_on,
    '6222' || lpad((p * 6 + k)::VARCHAR, 12, '0') AS bank_account, 'worker.csv' AS _file, p * 6 + k AS _row
  FROM range(${projects}) t(p), range(6) s(k)
) TO '${folder}/worker.parquet' (FORMAT parquet);

COPY (
  SELECT project_id(p) AS project_id, worker_id(p, k) AS worker_id, '2022-0' || m AS month,
    pick(p * 18 + k * 3 + m, 'days', 28)::DOUBLE AS days, 'gate' AS source, 'attendance.csv' AS _file,
    p * 18 + k * 3 + m AS _row
  FROM range(${projects}) t(p), range(6) s(k), range(1, 4) u(m)
) TO '${folder}/attendance.parquet' (FORMAT parquet);

COPY (
  SELECT 'TEAM' || p AS team_id, project_id(p) AS project_id, contractor(p, 2) AS employer_id,
    worker_id(p, 0) AS leader_id, CASE WHEN one_in(p, 'priced', 10) THEN price(p, 2) // 2 END AS contract_price,
    'team.csv' AS _file, p AS _row
  FROM range(${projects}) t(p)
) TO '${folder}/team.parquet' (FORMAT parquet);

COPY (
  SELECT project_id(p) AS project_id, ['ZB03', 'ZB04', 'ZB09'][1 + p % 3] AS rule, contract_id(p, p % 2) AS subject,
    one(p, 'accepted', 50, 40) AS accepted, 'explanation.csv' AS _file, p AS _row
  FROM range(${projects}) t(p) WHERE one_in(p, 'explained', 20)
) TO '${folder}/explanation.parquet' (FORMAT parquet);

-- Of 120 payments of a project: 72 under its contracts, 24 wages, 12 for materials, 6 passed on, 6 others.
CREATE MACRO paid_party(p, k, payee) AS CASE
  WHEN k < 72 THEN CASE WHEN payee THEN contractor(p, k % 12) ELSE issuer(p, k % 12) END
  WHEN k < 96 THEN CASE WHEN payee THEN worker_id(p, k % 6) ELSE contractor(p, 0) END
  WHEN k < 108 THEN CASE WHEN payee THEN contractor(p, 9) ELSE contractor(p, k % 3) END
  WHEN k < 114 THEN CASE WHEN payee THEN person(p * 6 + k) ELSE contractor(p, k % 12) END
  ELSE CASE WHEN payee THEN firm(p * 120 + k) ELSE contractor(p, 1) END END;

COPY (
  SELECT 'Y' || lpad(p::VARCHAR, 7, '0') || '-' || k AS payment_id,
    signed_on(p, 0)::TIMESTAMP + INTERVAL 1 DAY * (60 + pick(p * 12 + k % 12, 'month', 400) + k // 12 * 30)
      + INTERVAL 1 MINUTE * (p % 500) AS paid_at,
    CASE WHEN NOT by_account THEN payer END AS payer_id, CASE WHEN NOT by_account THEN payee END AS payee_id,
    CASE WHEN by_account THEN 'A' || payer END AS payer_account,
    CASE WHEN by_account THEN 'A' || payee END AS payee_account,
    (1 + pick(p * 120 + k, 'sum', 9000)) * 1_000_00 AS amount,
    CASE WHEN k < 72 THEN ['progress', 'progress', 'settlement', 'advance', NULL, 'labour_cost'][1 + k // 12]
      WHEN k < 96 THEN 'wage' WHEN k < 108 THEN 'material' WHEN k < 114 THEN ['other', NULL][1 + k % 2]
      ELSE ['fee', 'tax', 'loan', 'deposit', 'return', 'living'][1 + k % 6] END AS class,
    CASE WHEN NOT one_in(p * 120 + k, 'placed', 5) THEN project_id(p) END AS project_id,
    CASE WHEN k < 72 AND one_in(p * 120 + k, 'told', 50) THEN contract_id(p, k % 12) END AS contract_id,
    one_in(p * 120 + k, 'mandate', 1) AS mandated, 'payment.csv' AS _file, p * 120 + k AS _row
  FROM (
    SELECT *, paid_party(p, k, false) AS payer, paid_party(p, k, true) AS payee,
      one_in(p * 120 + k, 'account', 15) AS by_account
    FROM range(${projects}) t(p), range(120) s(k)
    -- Two contracts in a hundred are never paid.
    WHERE k >= 72 OR NOT one_in(p * 12 + k % 12, 'unpaid', 2)
  )
) TO '${folder}/payment.parquet' (FORMAT parquet);
