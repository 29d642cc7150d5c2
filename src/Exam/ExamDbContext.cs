using Itog.Exam.Api;
using Itog.Exam.Audit;
using Itog.Exam.Forms;
using Itog.Exam.Kim;
using Itog.Exam.Letters;
using Itog.Exam.People;
using Itog.Exam.People.Attendants;
using Itog.Exam.Readiness;
using Itog.Exam.Rechecks;
using Itog.Exam.Regulation;
using Itog.Exam.Retention;
using Itog.Exam.Results;
using Itog.Exam.Scoring;
using Itog.Exam.Writing;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam;

/// <summary>
/// The whole database: people, exam days, КИМ, attempts, protocols, the audit log, staff accounts and the keys of the links.
/// Short-lived; owned by the request or the mailbox that opened it, used by one thread at a time.
/// </summary>
public sealed class ExamDbContext(DbContextOptions<ExamDbContext> options)
    : IdentityDbContext<StaffMember, IdentityRole<Guid>, Guid>(options), IDataProtectionKeyContext
{
    public DbSet<School> Schools => Set<School>();

    public DbSet<Auditorium> Auditoriums => Set<Auditorium>();

    public DbSet<ExamDay> ExamDays => Set<ExamDay>();

    public DbSet<Participant> Participants => Set<Participant>();

    public DbSet<ScheduleEntry> Schedule => Set<ScheduleEntry>();

    public DbSet<StaffAssignment> StaffAssignments => Set<StaffAssignment>();

    public DbSet<Municipality> Municipalities => Set<Municipality>();

    public DbSet<CommissionMember> CommissionMembers => Set<CommissionMember>();

    public DbSet<IdempotentRequest> IdempotentRequests => Set<IdempotentRequest>();

    public DbSet<KimVariant> KimVariants => Set<KimVariant>();

    public DbSet<KimPackage> KimPackages => Set<KimPackage>();

    public DbSet<Destruction> Destructions => Set<Destruction>();

    public DbSet<Attempt> Attempts => Set<Attempt>();

    public DbSet<Attendant> Attendants => Set<Attendant>();

    public DbSet<AttendantAssignment> AttendantAssignments => Set<AttendantAssignment>();

    public DbSet<WrittenAnswer> WrittenAnswers => Set<WrittenAnswer>();

    public DbSet<ExpertProtocol> ExpertProtocols => Set<ExpertProtocol>();

    public DbSet<SchemeDecision> SchemeDecisions => Set<SchemeDecision>();

    public DbSet<ResultApproval> ResultApprovals => Set<ResultApproval>();

    public DbSet<Letter> Letters => Set<Letter>();

    public DbSet<ResultAcquaintance> ResultAcquaintances => Set<ResultAcquaintance>();

    public DbSet<Readmission> Readmissions => Set<Readmission>();

    public DbSet<Recheck> Rechecks => Set<Recheck>();

    public DbSet<RecheckAcquaintance> RecheckAcquaintances => Set<RecheckAcquaintance>();

    public DbSet<TestCall> TestCalls => Set<TestCall>();

    public DbSet<AuditEvent> AuditEvents => Set<AuditEvent>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>The schema of sign-in that the migrations are made for, whatever the host has configured.</summary>
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTextConverter>();
        configurationBuilder.Properties<ExamDayKind>().HaveConversion<string>();
        configurationBuilder.Properties<ParticipantCategory>().HaveConversion<string>();
        configurationBuilder.Properties<StaffRole>().HaveConversion<string>();
        configurationBuilder.Properties<ResultReader>().HaveConversion<string>();
        configurationBuilder.Properties<NoticeChannel>().HaveConversion<string>();
        configurationBuilder.Properties<LetterTopic>().HaveConversion<string>();
        configurationBuilder.Properties<RecheckApplicant>().HaveConversion<string>();
        configurationBuilder.Properties<RecheckCommission>().HaveConversion<string>();
        configurationBuilder.Properties<ReadmissionCase>().HaveConversion<string>();
        configurationBuilder.Properties<ExamRound>().HaveConversion<string>();
        configurationBuilder.Properties<AttemptOutcome>().HaveConversion<string>();
        configurationBuilder.Properties<Sex>().HaveConversion<string>();
        configurationBuilder.Properties<AnswerForm>().HaveConversion<string>();
        configurationBuilder.Properties<AttendantRole>().HaveConversion<string>();
        configurationBuilder.Properties<Consent>().HaveConversion<string>();
        configurationBuilder.Properties<RemoteGround>().HaveConversion<string>();
        configurationBuilder.Properties<Commission>().HaveConversion<string>();
        configurationBuilder.Properties<KimWay>().HaveConversion<string>();
        configurationBuilder.Properties<ScoringScheme>().HaveConversion<string>();
        configurationBuilder.Properties<TestGrade>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        base.OnModelCreating(builder);
        builder.Entity<School>(school =>
        {
            school.HasIndex(s => s.Code).IsUnique();
            school.Ignore(s => s.TimeZone);
        });
        builder.Entity<Auditorium>().HasIndex(a => new { a.SchoolId, a.Number }).IsUnique();
        builder.Entity<ExamDay>().HasIndex(d => new { d.SchoolId, d.Date }).IsUnique();
        builder.Entity<Participant>(participant =>
        {
            participant.HasIndex(p => new { p.SchoolId, p.Code }).IsUnique();
            participant.Ignore(p => p.FullName);
            participant.Property(p => p.AnswerForm).HasDefaultValue(AnswerForm.Oral);
            participant.Property(p => p.Consent).HasDefaultValue(Consent.Awaited);
        });
        builder.Entity<ScheduleEntry>().HasIndex(e => new { e.ExamDayId, e.ParticipantId }).IsUnique();
        builder.Entity<StaffAssignment>().HasIndex(a => new { a.StaffMemberId, a.AuditoriumId, a.Role }).IsUnique();
        builder.Entity<Municipality>().HasIndex(m => new { m.Region, m.Code }).IsUnique();
        builder.Entity<CommissionMember>(member =>
        {
            member.HasIndex(m => new { m.SchoolId, m.StaffMemberId, m.Role, m.Commission }).IsUnique();
            member.Property(m => m.TeachesClasses).HasConversion<JsonTextConverter<List<string>>, JsonTextComparer<List<string>>>();
        });
        builder.Entity<IdempotentRequest>().HasIndex(r => new { r.Caller, r.Operation, r.Key }).IsUnique();
        builder.Entity<KimVariant>(variant =>
        {
            variant.HasIndex(v => new { v.ExamDayId, v.Number }).IsUnique();
            variant.Property(v => v.Content).HasConversion<JsonTextConverter<KimContent>, JsonTextComparer<KimContent>>();
            variant.Property(v => v.Fingerprint).HasDefaultValue("");
        });
        builder.Entity<KimPackage>(package =>
        {
            package.HasIndex(p => p.ExamDayId);
            package.Property(p => p.Numbers).HasConversion<JsonTextConverter<List<int>>, JsonTextComparer<List<int>>>();
            package.HasOne(p => p.File).WithOne().HasForeignKey<KimPackageFile>(f => f.PackageId);
        });
        builder.Entity<KimPackageFile>().HasKey(f => f.PackageId);
        builder.Entity<Attempt>().HasIndex(a => new { a.ExamDayId, a.ParticipantId, a.Number }).IsUnique();
        builder.Entity<Attendant>().HasIndex(a => a.SchoolId);
        builder.Entity<AttendantAssignment>().HasKey(a => new { a.AttendantId, a.ParticipantId });
        builder.Entity<WrittenAnswer>().HasKey(w => new { w.AttemptId, w.Task, w.Revision });
        builder.Entity<ExpertProtocol>(protocol =>
        {
            protocol.HasIndex(p => new { p.AttemptId, p.Version }).IsUnique();
            protocol.Property(p => p.Scores).HasConversion<JsonTextConverter<SortedDictionary<string, int>>, JsonTextComparer<SortedDictionary<string, int>>>();
            protocol.Property(p => p.NotAttemptedTasks).HasConversion<JsonTextConverter<List<int>>, JsonTextComparer<List<int>>>();
            protocol.Property(p => p.Errors).HasConversion<JsonTextConverter<List<NotedError>>, JsonTextComparer<List<NotedError>>>().HasDefaultValueSql("'[]'");
        });
        builder.Entity<SchemeDecision>().HasIndex(d => d.ExamDayId);
        builder.Entity<Destruction>(destruction =>
        {
            destruction.HasKey(d => d.ExamDayId);
            destruction.HasOne(d => d.ExamDay).WithOne().HasForeignKey<Destruction>(d => d.ExamDayId);
            destruction.Property(d => d.Commission).HasConversion<JsonTextConverter<List<ActSigner>>, JsonTextComparer<List<ActSigner>>>();
            destruction.Property(d => d.Materials).HasConversion<JsonTextConverter<List<StoredMaterial>>, JsonTextComparer<List<StoredMaterial>>>();
        });
        builder.Entity<ResultApproval>(approval =>
        {
            approval.HasKey(a => a.ExamDayId);
            approval.HasOne(a => a.ExamDay).WithOne().HasForeignKey<ResultApproval>(a => a.ExamDayId);
        });
        builder.Entity<Letter>(letter =>
        {
            letter.HasIndex(l => new { l.ExamDayId, l.Topic, l.ParticipantId, l.Version, l.Reader, l.Channel, l.Address }).IsUnique();
            letter.Property(l => l.Topic).HasDefaultValue(LetterTopic.Result);
            letter.Property(l => l.Version).HasDefaultValue("");
        });
        builder.Entity<ResultAcquaintance>().HasKey(a => new { a.ExamDayId, a.ParticipantId, a.Reader });
        builder.Entity<Readmission>().HasIndex(r => new { r.ExamDayId, r.ParticipantId }).IsUnique();
        builder.Entity<Recheck>(recheck =>
        {
            recheck.HasIndex(r => r.Code).IsUnique();
            recheck.HasIndex(r => new { r.ExamDayId, r.ParticipantId });
            recheck.Property(r => r.Muted).HasConversion<JsonTextConverter<List<MutedStretch>>, JsonTextComparer<List<MutedStretch>>>();
            recheck.HasOne(r => r.Protocol).WithOne().HasForeignKey<RecheckProtocol>(p => p.RecheckId);
            recheck.Ignore(r => r.State).Ignore(r => r.Open).Ignore(r => r.DoneAt);
        });
        builder.Entity<RecheckProtocol>(protocol =>
        {
            protocol.ToTable("RecheckProtocols").HasKey(p => p.RecheckId);
            protocol.Property(p => p.Scores).HasConversion<JsonTextConverter<SortedDictionary<string, int>>, JsonTextComparer<SortedDictionary<string, int>>>();
            protocol.Property(p => p.NotAttemptedTasks).HasConversion<JsonTextConverter<List<int>>, JsonTextComparer<List<int>>>();
            protocol.Property(p => p.Errors).HasConversion<JsonTextConverter<List<NotedError>>, JsonTextComparer<List<NotedError>>>();
        });
        builder.Entity<RecheckAcquaintance>().HasKey(a => new { a.RecheckId, a.Reader });
        builder.Entity<TestCall>(call =>
        {
            call.HasIndex(c => new { c.ExamDayId, c.ParticipantId });
            call.Property(c => c.Faults).HasConversion<JsonTextConverter<List<TestFault>>, JsonTextComparer<List<TestFault>>>();
            call.Property(c => c.Figures).HasConversion<JsonTextConverter<TestFigures>, JsonTextComparer<TestFigures>>();
        });
        builder.Entity<AuditEvent>(log =>
        {
            log.Property(e => e.Id).ValueGeneratedNever();
            log.HasIndex(e => new { e.Stream, e.StreamSequence }).IsUnique();
        });
        foreach (var key in builder.Model.GetEntityTypes()
            .Where(type => type.ClrType.Assembly == typeof(ExamDbContext).Assembly)
            .SelectMany(type => type.GetForeignKeys()))
        {
            // Nothing of an exam vanishes because something else was removed.
            key.DeleteBehavior = DeleteBehavior.Restrict;
        }
    }
}
