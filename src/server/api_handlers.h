#pragma once

#include "server/api.h"

/// What the routes lead to, a file for each subject: api_registers, api_records, api_relations, api_trail,
/// api_search, api_undo, api_list, api_figures,
/// api_reviews, api_imports, api_jobs, api_house.
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
Answer count_records(Call& call);
Answer change_batch(Call& call);
Answer search_records(Call& call);

Answer read_figures(Call& call);
Answer read_report(Call& call);
Answer make_report(Call& call);
Answer list_reviews(Call& call);
Answer read_review(Call& call);
Answer freeze_review(Call& call);
Answer verify_reviews(Call& call);

Answer order_import(Call& call);
Answer look_at_import(Call& call);
Answer list_imports(Call& call);
Answer undo_import(Call& call);
Answer read_job(Call& call);
Answer follow_job(Call& call);

Answer authorities(Call& call);
Answer openapi(Call& call);
Answer alive(Call& call);
Answer is_ready(Call& call);
Answer start_page(Call& call);
Answer start_style(Call& call);

}  // namespace ringmur::api
