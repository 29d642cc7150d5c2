using System.Globalization;
using System.Text;
using System.Xml;

namespace Itog.Exam.Exports;

/// <summary>The result form as XML, in pages of twenty persons as the package of the neighbouring systems has them.</summary>
public sealed class ResultXml : IResultFormWriter
{
    private static readonly XmlWriterSettings Layout = new() { Indent = true, Encoding = new UTF8Encoding(false), NewLineChars = "\n", CheckCharacters = true };

    public string Extension => "xml";

    public string ContentType => "application/xml";

    public byte[] Write(ResultForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        using var file = new MemoryStream();
        using (var xml = XmlWriter.Create(file, Layout))
        {
            xml.WriteStartElement("Пакет");
            var pages = form.Rows.Count == 0 ? [[]] : form.Rows.Chunk(ResultForm.PersonsPerPage).ToList();
            foreach (var page in pages)
            {
                xml.WriteStartElement("Страница");
                Fields(xml, ResultFields.Head(form));
                foreach (var row in page)
                {
                    xml.WriteStartElement("Участник");
                    Fields(xml, ResultFields.Person(form, row));
                    xml.WriteEndElement();
                }

                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        return file.ToArray();
    }

    private static void Fields(XmlWriter xml, IEnumerable<ResultField> fields)
    {
        foreach (var field in fields)
        {
            xml.WriteElementString(field.Name, field.Number?.ToString(CultureInfo.InvariantCulture) ?? Clean(field.Text ?? string.Empty));
        }
    }

    // XML has no way to write a control character.
    private static string Clean(string text) => new([.. text.Where(XmlConvert.IsXmlChar)]);
}
