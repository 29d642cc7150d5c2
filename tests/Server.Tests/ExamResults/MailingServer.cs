using System.Globalization;
using Itog.Exam.People;
using Itog.Exam.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Itog.Server.Tests.ExamResults;

/// <summary>
/// A server with a real mail server beside it, after a closed day under a regulation that writes letters: one participant passed, and has a parent;
/// the other has an address that is none, and a telephone that no gateway reaches: its token cannot be read.
/// </summary>
public sealed class MailingServer : RunningServer
{
    public const string Child = "child@example.test";
    public const string Parent = "parent@example.test";
    public const string NoAddress = "в школе знают";

    private MailServer _mail = null!;

    internal MailServer Mail => _mail;

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["PublicAddress"] = "https://exam.school.example",
        ["Post:Mail:Host"] = "127.0.0.1",
        ["Post:Mail:Port"] = _mail.Port.ToString(CultureInfo.InvariantCulture),
        ["Post:Mail:Security"] = "None",
        ["Post:Sms:Url"] = "http://127.0.0.1:9/sms",
        ["Post:Sms:TokenFile"] = Path.Combine(Folder, "no-such-token"),
        ["Post:Mail:From"] = "Школа для проб <exam@school.example>",
    };

    public override async ValueTask InitializeAsync()
    {
        _mail = await MailServer.StartAsync();
        await base.InitializeAsync();
        await InDatabaseAsync(async db =>
        {
            var expert = await db.Users.SingleAsync(u => u.UserName == TestSchool.AccountOf(StaffRole.Expert));
            var book = new ProtocolBook(db, TimeProvider.System);
            var best = CriteriaSets.Get("ru-2026").Criteria.ToDictionary(c => c.Code, c => c.Max);
            await AddressAsync(db, School.Finished, Child, Parent);
            await ScoreAsync(School.Attempt.Id);
            var other = await db.Attempts.Where(a => a.ParticipantId == School.Waiting.Id).Select(a => (Guid?)a.Id).SingleOrDefaultAsync() ?? await SitAsync(db);
            await AddressAsync(db, School.Waiting, NoAddress, null);
            await db.Participants.Where(p => p.Id == School.Waiting.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Phone, "+79000000000"));
            await db.Attempts.Where(a => a.Id == other).ExecuteUpdateAsync(set => set.SetProperty(a => a.Outcome, AttemptOutcome.Finished).SetProperty(a => a.EndedAt, DateTimeOffset.UtcNow));
            await ScoreAsync(other);
            return await db.ExamDays.ExecuteUpdateAsync(set => set.SetProperty(d => d.RegulationId, "mari-el-2025").SetProperty(d => d.ClosedAt, DateTimeOffset.UtcNow));

            async Task ScoreAsync(Guid attempt)
            {
                (await book.SaveDraftAsync(attempt, expert.Id, best, [])).Problem.Should().BeNull();
                (await book.SignAsync(attempt, expert.Id)).Problem.Should().BeNull();
            }
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _mail.DisposeAsync();
    }

    private static Task<int> AddressAsync(Exam.ExamDbContext db, Participant person, string own, string? parent) => db.Participants.Where(p => p.Id == person.Id)
        .ExecuteUpdateAsync(set => set.SetProperty(p => p.Email, own).SetProperty(p => p.ParentEmail, parent).SetProperty(p => p.Consent, Consent.Given));

    private async Task<Guid> SitAsync(Exam.ExamDbContext db)
    {
        var attempt = new Attempt
        {
            Id = Guid.NewGuid(), ExamDayId = School.Day, AuditoriumId = School.Auditorium, ParticipantId = School.Waiting.Id, Number = 1, VariantNumber = 1,
            AdmittedAt = DateTimeOffset.UtcNow, KimShownAt = DateTimeOffset.UtcNow, StartedAt = DateTimeOffset.UtcNow,
        };
        db.Attempts.Add(attempt);
        await db.SaveChangesAsync();
        return attempt.Id;
    }
}
