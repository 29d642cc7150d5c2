using Itog.Exam.Audit;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Itog.Exam.Migrations
{
    /// <inheritdoc />
    public partial class DayReopening : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => AppendOnly.ProtectClosing(migrationBuilder);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
        }
    }
}
