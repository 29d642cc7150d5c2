using Itog.Exam.Audit;
using Itog.Exam.Demo;
using Itog.Exam.Kim;
using Itog.Exam.Kim.Package;
using Itog.Exam.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Itog.Exam.Tests.Kim;

/// <summary>The way of a package: received whenever it comes, sealed until half past seven in Moscow, opened as a whole or not at all.</summary>
public sealed class KimBookTests : IAsyncLifetime
{
    private const string Password = "семь тридцать";
    private static readonly DateTimeOffset Hour = new(2026, 2, 11, 4, 30, 0, TimeSpan.Zero);
    private static readonly Guid Technician = DemoSchool.Staff.Single(s => s.Role == StaffRole.Technician).Id;
    private static readonly byte[] File = AesZipWriter.Write(DemoKim.Package(), Password);

    private readonly FakeTimeProvider clock = new(Hour.AddDays(-1));
    private TemporaryDatabase database = null!;
    private ExamDay day = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TemporaryDatabase.CreateAsync();
        await using var db = database.Open();
        var school = new School { Code = "990001", MunicipalityCode = "990", Region = "99", Name = "Школа", TimeZoneId = "Europe/Moscow" };
        day = new ExamDay { School = school, Date = new DateOnly(2026, 2, 11), RegulationId = "ru-2026", StartTime = new TimeOnly(9, 0), Kind = ExamDayKind.Exam };
        db.Add(day);
        db.Users.Add(new StaffMember { Id = Technician, UserName = "technician", FullName = "Техник" });
        await db.SaveChangesAsync();
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Waits_for_the_hour_and_says_how_long_even_with_the_right_password()
    {
        var package = (await ReceiveAsync(File)).Value;

        clock.SetUtcNow(Hour.AddMinutes(-72));
        var early = (await OpenAsync(package.Id)).Problem!;
        early.Code.Should().Be("kim-sealed");
        early.Clause.Should().Be("004 §5.1");
        early.Detail.Should().Contain("07:30 11.02.2026").And.Contain("Осталось 1\u00A0ч 12\u00A0мин");
        clock.SetUtcNow(Hour.AddTicks(-1));
        (await OpenAsync(package.Id)).Problem!.Code.Should().Be("kim-sealed");
        (await VariantsAsync()).Should().BeEmpty();

        clock.SetUtcNow(Hour);
        (await OpenAsync(package.Id)).Value.Should().Equal(101, 102, 103);
        (await VariantsAsync()).Should().Equal(101, 102, 103);
        (await TypesAsync()).Should().Equal("KimPackageReceived", "KimPackageOpened");
    }

    [Fact]
    public async Task A_wrong_password_changes_nothing_stands_in_the_log_and_may_be_mended()
    {
        var package = (await ReceiveAsync(File)).Value;
        clock.SetUtcNow(Hour);

        (await OpenAsync(package.Id, "Семь тридцать")).Problem!.Code.Should().Be("kim-wrong-password");
        (await OpenAsync(package.Id, "")).Problem!.Code.Should().Be("kim-password-required");
        (await VariantsAsync()).Should().BeEmpty();
        (await OpenAsync(package.Id)).Succeeded.Should().BeTrue();

        (await TypesAsync()).Should().Equal("KimPackageReceived", "KimPackageRefused", "KimPackageOpened");
        await using var db = database.Open();
        (await db.AuditEvents.Select(e => e.Payload).ToListAsync()).Should().NotContain(p => p.Contains(Password, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_package_with_one_bad_variant_brings_none()
    {
        var files = DemoKim.Package().Select(f => f.Name == "103/variant.json" ? (f.Name, "{}"u8.ToArray()) : f);
        var package = (await ReceiveAsync(AesZipWriter.Write(files, Password))).Value;
        clock.SetUtcNow(Hour);

        var refused = (await OpenAsync(package.Id)).Problem!;

        refused.Detail.Should().Contain("«103/variant.json»");
        (await VariantsAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task What_is_no_package_is_not_kept_at_all()
    {
        (await ReceiveAsync(File[..^100])).Problem!.Code.Should().Be("kim-not-zip");
        (await ReceiveAsync(AesZipWriter.Write([("readme.txt", [1])], Password))).Problem!.Code.Should().Be("kim-package-bad");
        (await ReceiveAsync(new byte[KimBook.LargestPackage + 1])).Problem!.Code.Should().Be("kim-package-too-large");
        await using var db = database.Open();
        (await db.KimPackages.CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task The_same_file_is_kept_once_until_it_is_withdrawn_with_a_reason()
    {
        var package = (await ReceiveAsync(File)).Value;
        (await ReceiveAsync(File)).Problem!.Code.Should().Be("kim-package-taken");

        (await InBookAsync(b => b.WithdrawAsync(day, package.Id, " ", Technician, StaffRole.Technician))).Problem!.Code.Should().Be("reason-required");
        (await InBookAsync(b => b.WithdrawAsync(day, package.Id, "Не тот день", Technician, StaffRole.Technician))).Succeeded.Should().BeTrue();
        clock.SetUtcNow(Hour);
        (await OpenAsync(package.Id)).Problem!.Code.Should().Be("kim-package-withdrawn");

        var reserve = (await ReceiveAsync(File, KimWay.Email)).Value;
        (await OpenAsync(reserve.Id)).Succeeded.Should().BeTrue();
        (await InBookAsync(b => b.WithdrawAsync(day, reserve.Id, "Поздно", Technician, StaffRole.Technician))).Problem!.Code.Should().Be("kim-package-opened");
    }

    [Fact]
    public async Task A_second_package_adds_its_variants_but_never_replaces_a_number()
    {
        clock.SetUtcNow(Hour);
        await OpenAsync((await ReceiveAsync(File)).Value.Id);
        var more = DemoKim.Package().Where(f => f.Name.StartsWith("101", StringComparison.Ordinal)).ToList();

        var same = (await ReceiveAsync(AesZipWriter.Write(more, Password))).Value;
        (await OpenAsync(same.Id)).Problem!.Code.Should().Be("kim-variant-number-taken");
        var reserve = (await ReceiveAsync(AesZipWriter.Write(more.Select(f => ("109" + f.Name[3..], f.Content)), Password))).Value;
        (await OpenAsync(reserve.Id)).Value.Should().Equal(109);

        (await VariantsAsync()).Should().Equal(101, 102, 103, 109);
    }

    [Fact]
    public async Task A_package_of_another_day_is_not_there()
    {
        var package = (await ReceiveAsync(File)).Value;
        clock.SetUtcNow(Hour.AddDays(2));
        var other = new ExamDay { Id = day.Id + 1, School = day.School, Date = day.Date, RegulationId = day.RegulationId };
        (await InBookAsync(b => b.OpenAsync(other, package.Id, Password, Technician, StaffRole.Technician))).Problem!.Code.Should().Be("no-such-package");
    }

    private Task<Outcome<KimPackage>> ReceiveAsync(byte[] file, KimWay way = KimWay.Portal) =>
        InBookAsync(b => b.ReceiveAsync(day, "kim.zip", file, way, Technician, StaffRole.Technician));

    private Task<Outcome<IReadOnlyList<int>>> OpenAsync(int package, string password = Password) =>
        InBookAsync(b => b.OpenAsync(day, package, password, Technician, StaffRole.Technician));

    private async Task<T> InBookAsync<T>(Func<KimBook, Task<T>> work)
    {
        await using var db = database.Open();
        return await work(new KimBook(db, clock));
    }

    private async Task<List<int>> VariantsAsync()
    {
        await using var db = database.Open();
        return await db.KimVariants.Select(v => v.Number).Order().ToListAsync();
    }

    private async Task<List<string>> TypesAsync()
    {
        await using var db = database.Open();
        var stream = AuditStream.OfDay(day.Id);
        return await db.AuditEvents.Where(e => e.Stream == stream).OrderBy(e => e.StreamSequence).Select(e => e.Type).ToListAsync();
    }
}
