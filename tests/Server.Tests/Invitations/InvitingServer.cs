using System.Globalization;
using Itog.Exam.People;
using Itog.Server.Tests.ExamResults;
using Microsoft.EntityFrameworkCore;

namespace Itog.Server.Tests.Invitations;

/// <summary>A server with a real mail server beside it, before a day of three: one has an address and a parent with one, one an address that is none, one none at all.</summary>
public sealed class InvitingServer : RunningServer
{
    public const string Child = "child@example.test";
    public const string Parent = "parent@example.test";

    private MailServer _mail = null!;

    internal MailServer Mail => _mail;

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["PublicAddress"] = "https://exam.school.example",
        ["Post:Mail:Host"] = "127.0.0.1",
        ["Post:Mail:Port"] = _mail.Port.ToString(CultureInfo.InvariantCulture),
        ["Post:Mail:Security"] = "None",
        ["Post:Mail:From"] = "Школа для проб <exam@school.example>",
    };

    public override async ValueTask InitializeAsync()
    {
        _mail = await MailServer.StartAsync();
        await base.InitializeAsync();
        await InDatabaseAsync(async db =>
        {
            await db.Participants.Where(p => p.Id == School.Finished.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Email, Child).SetProperty(p => p.ParentEmail, Parent));
            return await db.Participants.Where(p => p.Id == School.Waiting.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Email, "в школе знают"));
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _mail.DisposeAsync();
    }

    /// <summary>Gives a participant another time, as the organizer may.</summary>
    public Task<int> MoveAsync(Guid participant, DateTimeOffset at) =>
        InDatabaseAsync(db => db.Schedule.Where(e => e.ParticipantId == participant).ExecuteUpdateAsync(set => set.SetProperty(e => e.ScheduledAt, at)));
}
