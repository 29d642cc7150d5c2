using Itog.Exam.Audit;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Itog.Exam.Migrations
{
    /// <inheritdoc />
    public partial class RehearsalProtocols : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            AppendOnly.ReleaseRehearsals(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER \"ExpertProtocols_no_update\"; DROP TRIGGER \"ExpertProtocols_no_delete\";");
            AppendOnly.ProtectOnce(migrationBuilder, "ExpertProtocols", "SignedAt");
        }
    }
}
