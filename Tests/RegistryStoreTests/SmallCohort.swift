/// Three patients, not in order of their keys.
let smallCohort: [String: String] = [
  "site": "site,label\nS1,North\n",
  "patient": """
  patient_key,site,sex,born_on,diagnosed_on,smoking_status
  P2,S1,F,1960-05,2020-01,never
  P1,S1,M,1955-02-03,2020-01-10,former
  P3,,M,1950,2021,unknown
  """,
  "line_of_therapy": """
  patient_key,line_number,started_on,ended_on,end_reason,cycle_count
  P1,1,2020-02-01,2020-05-01,progression,4
  P1,2,2020-06-01,,,
  P2,1,2020-03-01,2020-04-01,toxicity,2
  """,
  "line_drug": """
  patient_key,line_number,agent
  P1,1,etoposide
  P1,1,carboplatin
  P1,2,atezolizumab
  P2,1,topotecan
  """,
  "tumor_assessment": """
  patient_key,assessed_on,overall_response
  P1,2020-01-28,
  P1,2020-04-20,PD
  P1,2020-07-30,PR
  P2,2020-04-15,SD
  """,
  "adverse_event": """
  patient_key,event_number,adverse_event_term,grade,onset_on,relation
  P1,1,Anemia,2,2020-02-20,related
  P1,2,Pneumonitis,3,2020-07,probable
  P2,1,Nausea,1,2020-03-05,not_related
  """,
  "death": "patient_key,died_on\nP2,2020-09-01\n",
  "follow_up_contact": "patient_key,contacted_on\nP1,2020-12-01\n",
]
