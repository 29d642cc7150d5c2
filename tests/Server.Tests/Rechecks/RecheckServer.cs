using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Itog.Exam.People;
using Itog.Exam.Results;
using Itog.Exam.Scoring;
using Itog.Server.Tests.ExamResults;
using Itog.Server.Tests.Recordings;
using Microsoft.EntityFrameworkCore;

namespace Itog.Server.Tests.Rechecks;

/// <summary>
/// A server after a closed and approved day: the recorded answer failed, its letter was sent. The recording is loud from its first sample, and its file
/// carries the child's name in its metadata. A real mail server stands beside.
/// </summary>
public sealed class RecheckServer : RecordedServer
{
    public const string Rechecker = "Rechecker";

    public const string Child = "child@example.test";

    /// <summary>The level of every window of the recording, by peak and by mean.</summary>
    public const byte Loud = 20;

    private MailServer _mail = null!;

    internal MailServer Mail => _mail;

    /// <summary>The samples of the recording: every one of them heard, and none a letter.</summary>
    public byte[] Samples { get; } = [.. Enumerable.Range(0, 24_000 * 4).Select(i => (byte)(200 + (i % 50)))];

    /// <summary>The row of <see cref="Rechecker"/> in the recheck commission.</summary>
    public int Member { get; private set; }

    /// <summary>The row of the expert who scored the answer, who sits in the recheck commission too.</summary>
    public int TiedMember { get; private set; }

    public DateOnly Today { get; } = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow")).Date);

    public override DateOnly ExamDate => Today;

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
        await File.WriteAllBytesAsync(Directory.EnumerateFiles(Path.Combine(Folder, "recordings"), "*.wav", SearchOption.AllDirectories).Single(), Named());
        await File.WriteAllBytesAsync(Directory.EnumerateFiles(Path.Combine(Folder, "recordings"), "*.levels", SearchOption.AllDirectories).Single(), [.. Levels[..16], .. Enumerable.Repeat(Loud, 20)]);
        var rechecker = await EmployAsync(Rechecker);
        await InDatabaseAsync(async db =>
        {
            var now = DateTimeOffset.UtcNow;
            var expert = await db.Users.SingleAsync(u => u.UserName == TestSchool.AccountOf(StaffRole.Expert));
            await db.Participants.Where(p => p.Id == School.Finished.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Email, Child).SetProperty(p => p.Consent, Consent.Given));
            await db.Attempts.Where(a => a.Id == Recorded).ExecuteUpdateAsync(set => set.SetProperty(a => a.StartedAt, now.AddMinutes(-9)).SetProperty(a => a.VariantNumber, 1));
            var book = new ProtocolBook(db, TimeProvider.System);
            var nothing = CriteriaSets.Get("ru-2026").Criteria.ToDictionary(c => c.Code, _ => 0);
            (await book.SaveDraftAsync(Recorded, expert.Id, nothing, [])).Problem.Should().BeNull();
            (await book.SignAsync(Recorded, expert.Id)).Problem.Should().BeNull();
            await db.ExamDays.ExecuteUpdateAsync(set => set.SetProperty(d => d.RegulationId, "mari-el-2025").SetProperty(d => d.ClosedAt, now));
            db.ResultApprovals.Add(new ResultApproval { ExamDayId = School.Day, ProcessingEndedOn = Today, ApprovedOn = Today, Decision = "приказ № 5", EnteredAt = now });
            (Member, TiedMember) = (await AppointAsync(db, rechecker), await AppointAsync(db, expert.Id));
            return await db.SaveChangesAsync();
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _mail.DisposeAsync();
    }

    public async Task<HttpClient> SignedInAsync(string account)
    {
        var client = Stranger();
        (await client.SignInAsync(account)).Dispose();
        return client;
    }

    private async Task<int> AppointAsync(Exam.ExamDbContext db, Guid staff)
    {
        var member = new CommissionMember
        {
            SchoolId = School.School, StaffMemberId = staff, Role = StaffRole.Expert, Commission = Commission.Recheck, AppointedOn = Today, Order = "приказ № 1",
            AcquaintedOn = Today, Qualification = "учитель русского языка", QualificationConfirmed = true, ConflictDeclaredOn = Today,
        };
        db.CommissionMembers.Add(member);
        await db.SaveChangesAsync();
        return member.Id;
    }

    /// <summary>A WAV whose metadata name the child, as some recorders write them: INFO before the samples, ID3 after.</summary>
    private byte[] Named()
    {
        var name = Encoding.UTF8.GetBytes($"{School.Finished.FamilyName} {School.Finished.GivenName} 990001 ");
        byte[] info = [.. "INFOINAM"u8, .. Size(name.Length), .. name];
        byte[] chunks = [.. "LIST"u8, .. Size(info.Length), .. info, .. (info.Length % 2 == 1 ? new byte[1] : [])];
        byte[] format = [16, 0, 0, 0, 1, 0, 2, 0, 0x80, 0xBB, 0, 0, 0, 0xEE, 2, 0, 4, 0, 16, 0];
        byte[] body = [.. "WAVEfmt "u8, .. format, .. chunks, .. "data"u8, .. Size(Samples.Length), .. Samples, .. "id3 "u8, .. Size(name.Length), .. name];
        return [.. "RIFF"u8, .. Size(body.Length), .. body];

        static byte[] Size(int length)
        {
            var bytes = new byte[4];
            BinaryPrimitives.WriteInt32LittleEndian(bytes, length);
            return bytes;
        }
    }
}
