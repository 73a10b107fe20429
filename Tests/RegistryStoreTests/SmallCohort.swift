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

/// The same with lesions, doses and the components of a response, for P1.
let lesionCohort: [String: String] = smallCohort.merging([
  "line_of_therapy": """
  patient_key,line_number,started_on,ended_on,end_reason,scan_interval_days
  P1,1,2020-02-01,2020-05-01,progression,
  P1,2,2020-06-01,2020-08-01,patient_decision,42
  P2,1,2020-03-01,2020-04-01,toxicity,
  """,
  "line_drug": """
  patient_key,line_number,agent,first_given_on,last_given_on
  P1,1,etoposide,,
  P1,2,atezolizumab,,2020-07-12
  """,
  "drug_exposure": """
  patient_key,given_on,agent,last_given_on,is_given
  P1,2020-07-13,atezolizumab,,no
  P1,2020-06-01,tecentriq,,
  P1,2020-06-22,atezolizumab,2020-07-12,1
  """,
  "tumor_assessment": """
  patient_key,assessed_on,overall_response,target_response,non_target_response,new_lesion
  P1,2020-07-30,,PR,NON-CR/NON-PD,equivocal
  P1,2020-05-28,,,,
  """,
  "lesion": """
  patient_key,lesion_label,lesion_category,organ,is_node,parents,line_number
  P1,T1,target,liver,no,,
  P1,N1,target,lymph_node,yes,,2
  P1,T1.1,target,liver,no,T1,
  P1,NT1,non_target,pleura,no,,
  P1,a label of 20 bytes!,target,retroperitoneal mass,no,T1+T1.1,
  """,
  "lesion_measurement": """
  patient_key,measured_on,lesion_label,longest_diameter_mm,short_axis_mm,lesion_state
  P1,2020-06-01,T1,32.2,,measured
  P1,2020-06-01,N1,22.1,15,measured
  P1,2020-06-01,NT1,,,present
  P1,2020-06-01,a label of 20 bytes!,100,,measured
  P1,2020-07-30,T1,,,split
  P1,2020-07-30,T1.1,,,too_small
  P1,2020-07-30,N1,,9.5,measured
  """,
]) { $1 }
