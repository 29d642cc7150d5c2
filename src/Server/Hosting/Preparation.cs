using Itog.Exam;
using Itog.Recorder;
using Itog.Server.Demo;
using Itog.Server.Recordings;
using Itog.Server.Regulations;
using Microsoft.EntityFrameworkCore;

namespace Itog.Server.Hosting;

/// <summary>What must be done before the first request: the regulations read, the database brought up to date, torn recordings mended, the demo school laid.</summary>
internal static class Preparation
{
    public static async Task PrepareAsync(this WebApplication app)
    {
        app.ReadRegulations();
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<ExamDbContext>().Database.BringUpToDateAsync();
        }

        app.Services.GetRequiredService<HandoverWorkplace>().Clear();
        await app.Services.GetRequiredService<RecordingService>().RecoverAsync();
        await DemoSeeding.SeedAsync(app);
    }
}
