-- Lines of therapy by the worst grade of their adverse events, for every row of the safety tables: what the program counts,
-- written a second time (docs/rules.md: N1, A1, A2, A7). One row per line number, arm, kind of row, row and worst grade.
--
-- :related is 1 where only events related to treatment count. All onsets of the cohort are known to the day.
WITH line AS (
  SELECT patient_id, line_number, started_on, ended_on,
    lead(started_on) OVER (PARTITION BY patient_id ORDER BY line_number) AS next_started_on,
    EXISTS (
      SELECT 1 FROM line_drug AS d JOIN agent USING (agent)
      WHERE d.patient_id = line_of_therapy.patient_id AND d.line_number = line_of_therapy.line_number
        AND agent_class LIKE 'ici%') AS has_ici
  FROM line_of_therapy
),
event AS (
  SELECT line.patient_id, line.line_number, has_ici, adverse_event_term_id, grade, counts_as_related AS related,
    is_immune_related IS 1 AS immune, is_serious IS 1 AS serious, event_action IS 'withdrawn' AS stopped
  FROM adverse_event JOIN line USING (patient_id) JOIN relation USING (relation)
  WHERE line.started_on <= :cutoff AND (onset_on IS NULL OR onset_on <= :cutoff)
    AND CASE WHEN adverse_event.line_number IS NOT NULL THEN adverse_event.line_number = line.line_number
      ELSE onset_on >= started_on AND (next_started_on IS NULL OR onset_on < next_started_on)
        AND (line.ended_on IS NULL
          OR julianday(onset_on) - julianday(line.ended_on) <= CASE WHEN is_immune_related IS 1 THEN 90 ELSE 30 END)
      END
),
counted AS (
  SELECT 'any' AS kind, 'any' AS name, * FROM event WHERE related OR NOT :related
  UNION ALL
  SELECT 'term', label, event.* FROM event JOIN adverse_event_term USING (adverse_event_term_id)
  WHERE related OR NOT :related
  UNION ALL
  SELECT 'system_organ_class', system_organ_class, event.* FROM event JOIN adverse_event_term USING (adverse_event_term_id)
  WHERE related OR NOT :related
  UNION ALL
  SELECT 'group', label, event.* FROM event JOIN adverse_event_group USING (adverse_event_term_id)
  WHERE inclusion = 'core' AND (related OR NOT :related)
    AND CASE attribution WHEN 'immune_related' THEN immune WHEN 'not_immune_related' THEN NOT immune ELSE 1 END
  UNION ALL
  SELECT 'overview', name, event.* FROM event JOIN (
    SELECT 'any' AS name, 0 AS r, 0 AS s, 0 AS x, 0 AS i, 1 AS low UNION ALL
    SELECT 'related', 1, 0, 0, 0, 1 UNION ALL
    SELECT 'grade-3', 0, 0, 0, 0, 3 UNION ALL
    SELECT 'grade-3-related', 1, 0, 0, 0, 3 UNION ALL
    SELECT 'serious', 0, 1, 0, 0, 1 UNION ALL
    SELECT 'serious-related', 1, 1, 0, 0, 1 UNION ALL
    SELECT 'discontinuation', 0, 0, 1, 0, 1 UNION ALL
    SELECT 'discontinuation-related', 1, 0, 1, 0, 1 UNION ALL
    SELECT 'death', 0, 0, 0, 0, 5 UNION ALL
    SELECT 'death-related', 1, 0, 0, 0, 5 UNION ALL
    SELECT 'immune-related', 0, 0, 0, 1, 1 UNION ALL
    SELECT 'immune-related-grade-3', 0, 0, 0, 1, 3
  ) ON grade >= low AND related >= r AND serious >= s AND stopped >= x AND immune >= i
),
worst AS (
  SELECT kind, name, patient_id, line_number, has_ici, max(grade) AS grade FROM counted
  GROUP BY kind, name, patient_id, line_number
)
SELECT line_number, has_ici, kind, name, grade, count(*) AS lines FROM worst
GROUP BY line_number, has_ici, kind, name, grade
