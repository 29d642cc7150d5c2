using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Itog.Exam.People.Import;

namespace Itog.Exam.Tests.People;

/// <summary>Nobody is lost and nobody invented, however long and however bad the list is.</summary>
public sealed class LargeListTests
{
    private const int Many = 50_000;

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public void Fifty_thousand_rows_are_all_accounted_for(string kind)
    {
        using var file = kind == "csv"
            ? Lists.Plain("Код ОО;Фамилия;Имя;Класс;Номер\n" + string.Concat(Enumerable.Range(0, Many).Select(i => string.Join(';', Row(i)) + "\n")))
            : Lists.Workbook([Lists.Texts("Код ОО", "Фамилия", "Имя", "Класс", "Номер"), .. Enumerable.Range(0, Many).Select(i => Lists.Texts(Row(i)))]);

        var plan = Lists.Read(file, leaveForeign: true).Value;

        plan.Rows.Should().Be(Many);
        (plan.People.Count + plan.FaultyRows + plan.ForeignRows).Should().Be(Many);
        (plan.People.Count, plan.FaultyRows, plan.ForeignRows).Should().Be((30_000, 10_000, 10_000));
        plan.FaultCount.Should().BeGreaterThanOrEqualTo(10_000);
        plan.Faults.Should().HaveCount(ImportPlan.ToldFaults, "only so many are held");
    }

    [Fact]
    public void Rows_in_are_people_out_and_named_rows()
    {
        var cell = Gen.Elements("Орлова", "Анна", "9А", "8Б", "100001", "100002", "451", "", " ", "=A1", "@x", "да", "05.03.2010", "31.02.2010", "\"к;а\"", "Иванов1", "Pетров", "0001", "12345", "м");
        var row = cell.ArrayOf(6);
        Prop.ForAll(row.ArrayOf().Select(rows => rows.Take(40).ToArray()).ToArbitrary(), rows =>
        {
            var text = "Код участника;Фамилия;Имя;Класс;Номер;Дата рождения\n" + string.Concat(rows.Select(r => string.Join(';', r) + "\n"));
            using var file = Lists.Plain(text);
            var filled = rows.Count(r => r.Any(c => !string.IsNullOrWhiteSpace(c)));

            var read = Lists.Read(file, [Lists.Known("0001", "Орлова", "Анна", "100001")]);

            if (filled == 0)
            {
                return read.Problem?.Code == "list-empty";
            }

            var plan = read.Value;
            var named = plan.Faults.Where(f => f.Blocks).Select(f => f.Row).ToHashSet();
            return plan.Rows == filled
                && plan.People.Count + plan.FaultyRows == filled
                && named.Count == plan.FaultyRows
                && !plan.People.Any(p => named.Contains(p.Row))
                && plan.People.Select(p => p.Known?.Id ?? Guid.NewGuid()).Distinct().Count() == plan.People.Count
                && plan.People.All(p => text.Split('\n')[p.Row - 1].Contains(p.Entry.DocumentNumber, StringComparison.Ordinal));
        }).QuickCheckThrowOnFailure();
    }

    /// <summary>Of every five rows one belongs to another school and one has no name.</summary>
    private static string[] Row(int i) =>
        [i % 5 == 0 ? "000002" : "000001", i % 5 == 1 ? string.Empty : "Орлова", "Анна", "9А", (100_000 + i).ToString(CultureInfo.InvariantCulture)];
}
