#pragma once

#include "server/api.h"

/// What the routes lead to, a file for each subject: api_registers, api_records, api_relations, api_links,
/// api_trail, api_search, api_secrecy, api_list, api_figures, api_reviews, api_chapters, api_renderings,
/// api_incident_reports, api_imports, api_undo, api_jobs, api_session, api_second_factor, api_factors,
/// api_accounts, api_tokens, api_settings, api_house, api_access, api_assignments, api_oidc, api_providers,
/// api_scim, api_scim_about, api_persons, api_calendar,
/// api_workshops, api_mail, api_plan, api_year_wheel, api_risks, api_acceptances, api_sampling,
/// api_evidence, api_timeline, api_similar, api_incident_suppliers.
namespace ringmur::api {

Answer list_registers(Call& call);
Answer list_records(Call& call);
Answer read_record(Call& call);
Answer create_record(Call& call);
Answer change_record(Call& call);
Answer archive_record(Call& call);
Answer restore_record(Call& call);
Answer record_history(Call& call);
Answer record_references(Call& call);
Answer record_links(Call& call);
Answer change_record_links(Call& call);
Answer count_records(Call& call);
Answer change_batch(Call& call);
Answer search_records(Call& call);
Answer share_record(Call& call);
Answer mark_secret(Call& call);
Answer list_secrecy_grounds(Call& call);

Answer read_figures(Call& call);
Answer read_report(Call& call);
Answer make_report(Call& call);
Answer list_chapters(Call& call);
Answer write_chapter(Call& call);
Answer chapter_history(Call& call);
Answer order_rendering(Call& call);
Answer list_reviews(Call& call);
Answer read_review(Call& call);
Answer freeze_review(Call& call);
Answer verify_reviews(Call& call);
Answer publish_review(Call& call);
Answer list_published(Call& call);
Answer read_published(Call& call);

Answer read_year_wheel(Call& call);
Answer plan_year_wheel(Call& call);

Answer list_trail(Call& call);
Answer export_trail(Call& call);

Answer find_persons(Call& call);
Answer read_persons_data(Call& call);
Answer export_persons_data(Call& call);
Answer remove_persons_data(Call& call);

Answer order_import(Call& call);
Answer look_at_import(Call& call);
Answer list_imports(Call& call);
Answer undo_import(Call& call);
Answer read_job(Call& call);
Answer follow_job(Call& call);
Answer job_file(Call& call);

Answer list_risk_methods(Call& call);
Answer carry_over_risks(Call& call);
Answer risk_coverage(Call& call);
Answer acceptance_mandate(Call& call);
Answer decide_acceptance(Call& call);
Answer reckon_sample(Call& call);
Answer draw_sample(Call& call);
Answer drawn_sample(Call& call);

Answer report_incident(Call& call);
Answer incident_statistics(Call& call);
Answer incident_unreported(Call& call);
Answer desk_case_candidates(Call& call);
Answer own_incident_reports(Call& call);
Answer put_evidence_file(Call& call);
Answer read_evidence_file(Call& call);
Answer hand_over_evidence(Call& call);
Answer read_evidence_package(Call& call);
Answer incident_timeline(Call& call);
Answer similar_incidents(Call& call);
Answer merge_incident(Call& call);
Answer unmerge_incident(Call& call);
Answer list_incident_suppliers(Call& call);
Answer supplier_impact(Call& call);

Answer sign_in(Call& call);
Answer read_session(Call& call);
Answer change_session(Call& call);
Answer sign_out(Call& call);
Answer change_password(Call& call);
Answer own_sessions(Call& call);
Answer end_session(Call& call);

Answer finish_sign_in(Call& call);
Answer ask_for_passkey(Call& call);
Answer sign_in_with_passkey(Call& call);
Answer ask_to_confirm(Call& call);
Answer confirm_session(Call& call);
Answer own_factors(Call& call);
Answer begin_totp(Call& call);
Answer confirm_totp(Call& call);
Answer remove_totp(Call& call);
Answer begin_passkey(Call& call);
Answer add_passkey(Call& call);
Answer remove_passkey(Call& call);
Answer renew_recovery_codes(Call& call);
Answer reset_factors(Call& call);
Answer read_sign_in_policy(Call& call);
Answer change_sign_in_policy(Call& call);

Answer list_accounts(Call& call);
Answer create_account(Call& call);
Answer change_account(Call& call);
Answer renew_password(Call& call);
Answer account_sessions(Call& call);
Answer list_tokens(Call& call);
Answer create_token(Call& call);
Answer revoke_token(Call& call);

Answer list_roles(Call& call);
Answer read_matrix(Call& call);
Answer change_matrix(Call& call);
Answer list_assignments(Call& call);
Answer create_assignment(Call& call);
Answer change_assignment(Call& call);
Answer end_assignment(Call& call);
Answer give_stand_in(Call& call);
Answer sign_in_providers(Call& call);
Answer oidc_start(Call& call);
Answer oidc_callback(Call& call);
Answer list_providers(Call& call);
Answer create_provider(Call& call);
Answer change_provider(Call& call);
Answer remove_provider(Call& call);
Answer list_provider_groups(Call& call);
Answer change_provider_group(Call& call);

Answer scim_config(Call& call);
Answer scim_types(Call& call);
Answer scim_type(Call& call);
Answer scim_schemas(Call& call);
Answer scim_schema(Call& call);
Answer scim_list_users(Call& call);
Answer scim_create_user(Call& call);
Answer scim_read_user(Call& call);
Answer scim_replace_user(Call& call);
Answer scim_change_user(Call& call);
Answer scim_remove_user(Call& call);
Answer scim_list_groups(Call& call);
Answer scim_create_group(Call& call);
Answer scim_read_group(Call& call);
Answer scim_replace_group(Call& call);
Answer scim_change_group(Call& call);
Answer scim_remove_group(Call& call);

Answer read_settings(Call& call);
Answer change_settings(Call& call);

Answer read_plan(Call& call);

Answer list_workshops(Call& call);
Answer create_workshop(Call& call);
Answer join_workshop(Call& call);
Answer read_workshop(Call& call);
Answer step_workshop(Call& call);
Answer agree_in_workshop(Call& call);
Answer joined_workshop(Call& call);
Answer rate_in_workshop(Call& call);

Answer read_own_mail(Call& call);
Answer change_own_mail(Call& call);
Answer test_own_mail(Call& call);

Answer read_calendar(Call& call);
Answer list_calendar_feeds(Call& call);
Answer create_calendar_feed(Call& call);
Answer remove_calendar_feed(Call& call);

Answer authorities(Call& call);
Answer read_overview(Call& call);
Answer openapi(Call& call);
Answer alive(Call& call);
Answer is_ready(Call& call);

}  // namespace ringmur::api
