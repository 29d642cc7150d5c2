using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Itog.Exam.Regulation;

/// <summary>
/// A value of a regulation file with the line on which it stands, so that every fault can name it. Built by one
/// <see cref="Parse"/> call, read by one load.
/// </summary>
internal sealed class PackNode
{
    private static readonly JsonReaderOptions Json = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly Dictionary<string, PackNode> members = new(StringComparer.Ordinal);
    private readonly List<PackNode> items = [];

    private PackNode(PackNode? parent, string path, int line, JsonValueKind kind) => (Parent, Path, Line, Kind) = (parent, path, line, kind);

    public PackNode? Parent { get; }

    public string Path { get; }

    public int Line { get; }

    public JsonValueKind Kind { get; }

    /// <summary>The text of a string; empty for anything else.</summary>
    public string Text { get; private set; } = string.Empty;

    public decimal Number { get; private set; }

    public IReadOnlyDictionary<string, PackNode> Members => members;

    public IReadOnlyList<PackNode> Items => items;

    public PackNode? this[string member] => members.GetValueOrDefault(member);

    /// <summary>The clause that stands beside this value, or beside the value it is a part of.</summary>
    public string? Clause => this["clause"] is { Kind: JsonValueKind.String } clause ? clause.Text : Parent?.Clause;

    /// <summary>Reads a file; a key that stands twice in one object is noted in <paramref name="faults"/>.</summary>
    public static PackNode Parse(string json, List<RegulationFault> faults)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var reader = new Utf8JsonReader(bytes, Json);
        var lines = new LineCounter(bytes);
        reader.Read();
        var root = Read(ref reader, lines, null, string.Empty, faults);
        reader.Read();
        return root;
    }

    public RegulationFault Fault(string message) => new(Path.Length == 0 ? "$" : Path, message, Line, Clause);

    /// <summary>The node at a dotted path below this one, or the last one on the way that is there.</summary>
    public PackNode Nearest(string path) =>
        path.Split('.').Aggregate((Node: this, Lost: false), (at, step) => at.Lost || at.Node[step] is not { } next ? (at.Node, true) : (next, false)).Node;

    public JsonNode? ToJson() => Kind switch
    {
        JsonValueKind.Object => new JsonObject(members.Select(m => KeyValuePair.Create(m.Key, m.Value.ToJson()))),
        JsonValueKind.Array => new JsonArray([.. items.Select(i => i.ToJson())]),
        JsonValueKind.String => JsonValue.Create(Text),
        JsonValueKind.Number => JsonValue.Create(Number),
        JsonValueKind.True => JsonValue.Create(true),
        JsonValueKind.False => JsonValue.Create(false),
        _ => null,
    };

    private static PackNode Read(ref Utf8JsonReader reader, LineCounter lines, PackNode? parent, string path, List<RegulationFault> faults)
    {
        var line = lines.At(reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return ReadObject(ref reader, lines, new PackNode(parent, path, line, JsonValueKind.Object), faults);
            case JsonTokenType.StartArray:
                var array = new PackNode(parent, path, line, JsonValueKind.Array);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    array.items.Add(Read(ref reader, lines, array, string.Create(CultureInfo.InvariantCulture, $"{path}[{array.items.Count}]"), faults));
                }

                return array;
            case JsonTokenType.String:
                return new PackNode(parent, path, line, JsonValueKind.String) { Text = reader.GetString()! };
            case JsonTokenType.Number:
                return new PackNode(parent, path, line, JsonValueKind.Number) { Number = reader.GetDecimal() };
            case JsonTokenType.True:
                return new PackNode(parent, path, line, JsonValueKind.True);
            case JsonTokenType.False:
                return new PackNode(parent, path, line, JsonValueKind.False);
            default:
                return new PackNode(parent, path, line, JsonValueKind.Null);
        }
    }

    private static PackNode ReadObject(ref Utf8JsonReader reader, LineCounter lines, PackNode node, List<RegulationFault> faults)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            var member = Read(ref reader, lines, node, node.Path.Length == 0 ? name : $"{node.Path}.{name}", faults);
            if (!node.members.TryAdd(name, member))
            {
                faults.Add(member.Fault($"ключ уже есть в строке {node.members[name].Line}: оставьте один из двух"));
            }
        }

        return node;
    }

    /// <summary>Lines of ascending byte positions.</summary>
    private sealed class LineCounter(byte[] bytes)
    {
        private long seen;
        private int line = 1;

        public int At(long position)
        {
            for (; seen < position; seen++)
            {
                line += bytes[seen] == (byte)'\n' ? 1 : 0;
            }

            return line;
        }
    }
}
