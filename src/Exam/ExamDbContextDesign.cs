using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Itog.Exam;

/// <summary>Opens the context for <c>dotnet ef</c>, which needs the model and no data.</summary>
internal sealed class ExamDbContextDesign : IDesignTimeDbContextFactory<ExamDbContext>
{
    public ExamDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<ExamDbContext>();
        options.UseExamSqlite("Data Source=:memory:");
        return new ExamDbContext(options.Options);
    }
}
