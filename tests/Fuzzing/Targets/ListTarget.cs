using System.Text;
using Itog.Exam.People.Import;
using Itog.Fuzzing.Engine;

namespace Itog.Fuzzing.Targets;

/// <summary>Lists of participants as anybody may bring them, CSV or workbook: read row by row, or refused in words; never more memory than the file is worth.</summary>
internal abstract class ListTarget : FuzzTarget
{
    private const int MostRows = 200;

    public override int MaxLength => 4 * 1024;

    public override ulong Execute(Span<byte> input)
    {
        var shape = default(Shape);
        var last = 0;
        var rows = 0;
        try
        {
            using var file = new MemoryStream(input.ToArray(), writable: false);
            foreach (var row in ListReader.Read(file).Take(MostRows))
            {
                Violation.Unless(row.Number > last, "rows come in the order of their numbers");
                Violation.Unless(row.Cells.All(c => c.Text is not null), "every cell has a text");
                last = row.Number;
                rows++;
                shape.AddSize(row.Cells.Count);
            }
        }
        catch (SheetException refused)
        {
            Violation.Unless(refused.Problem.Detail.Length > 0, "a refusal says what to do");
            shape.Add((ulong)refused.Problem.Code.Length);
        }

        shape.AddSize(rows);
        return shape.Value;
    }
}

