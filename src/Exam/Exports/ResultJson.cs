using System.Text.Encodings.Web;
using System.Text.Json;

namespace Itog.Exam.Exports;

/// <summary>The result form as JSON: the fields of the head, and an array of persons.</summary>
public sealed class ResultJson : IResultFormWriter
{
    private static readonly JsonWriterOptions Layout = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Extension => "json";

    public string ContentType => "application/json";

    public byte[] Write(ResultForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        using var file = new MemoryStream();
        using (var json = new Utf8JsonWriter(file, Layout))
        {
            json.WriteStartObject();
            Fields(json, ResultFields.Head(form));
            json.WriteStartArray("Участники");
            foreach (var row in form.Rows)
            {
                json.WriteStartObject();
                Fields(json, ResultFields.Person(form, row));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return file.ToArray();
    }

    private static void Fields(Utf8JsonWriter json, IEnumerable<ResultField> fields)
    {
        foreach (var field in fields)
        {
            if (field.Number is { } number)
            {
                json.WriteNumber(field.Name, number);
            }
            else
            {
                json.WriteString(field.Name, field.Text);
            }
        }
    }
}
