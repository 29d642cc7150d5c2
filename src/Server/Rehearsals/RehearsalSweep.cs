using Itog.Exam;
using Itog.Exam.Audit;
using Itog.Exam.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Itog.Server.Rehearsals;

/// <summary>Ends, once an hour, the rehearsals that nobody has ended and whose days are over. One for the server, on its own task.</summary>
internal sealed partial class RehearsalSweep(IServiceScopeFactory scopes, IOptions<RehearsalOptions> options, TimeProvider time, ILogger<RehearsalSweep> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), time);
        do
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
            {
                Failed(failed);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>One round.</summary>
    internal async Task SweepAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ExamDbContext>();
        var desk = scope.ServiceProvider.GetRequiredService<RehearsalDesk>();
        var rehearsals = await db.ExamDays.AsNoTracking().Include(d => d.School).Where(d => d.Kind == ExamDayKind.Rehearsal && d.ClosedAt == null).ToListAsync(cancellationToken);
        foreach (var day in rehearsals.Where(d => DeletedOn(d, options.Value) <= SchoolRegulation.Today(d.School!, time.GetUtcNow())))
        {
            var ended = await desk.EndAsync(day.Id, Actor.Server, cancellationToken);
            Swept(day.Id, ended.Problem?.Code ?? "removed");
        }
    }

    public static DateOnly DeletedOn(ExamDay day, RehearsalOptions options) => day.Date.AddDays(options.KeepDays + 1);

    [LoggerMessage(Level = LogLevel.Information, Message = "The term of rehearsal {Day} is over: {Outcome}")]
    private partial void Swept(int day, string outcome);

    [LoggerMessage(Level = LogLevel.Error, Message = "Rehearsals could not be swept and are tried again in an hour")]
    private partial void Failed(Exception exception);
}
