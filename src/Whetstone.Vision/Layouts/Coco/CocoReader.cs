using System.Text.Json;
using Whetstone.Data;

namespace Whetstone.Vision;

/// <summary>Reads COCO's annotations token by token: files of several hundred megabytes, mostly outlines, take memory for their bytes and for what is kept.</summary>
internal ref struct CocoReader
{
    private static readonly byte[] Mark = [0xEF, 0xBB, 0xBF];
    private readonly string file;
    private readonly int start;
    private Utf8JsonReader reader;
    private string list = "", field = "";
    private int index = -1;

    public CocoReader(ReadOnlySpan<byte> json, string file)
    {
        this.file = file;
        start = json.StartsWith(Mark) ? Mark.Length : 0;
        reader = new(json[start..]);
    }

    public CocoAnnotations Read()
    {
        try
        {
            CocoAnnotations all = Whole();
            (list, field, index) = ("", "", -1);
            if (CocoLaw.Broken(all) is { } broken) throw new DataFormatException(file, 0, broken);
            return all;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The parser names lines, which long files of one line do not have.
            throw Fails(error is JsonException ? "is no JSON here" : "is no text of UTF-8", error);
        }
    }

    private CocoAnnotations Whole()
    {
        List<CocoImage>? images = null;
        List<CocoCategory>? categories = null;
        List<CocoObject>? objects = null;
        reader.Read();
        Need(JsonTokenType.StartObject, "an object");
        while (NextField())
        {
            (list, field) = (field, "");
            if ((list == "images" && images is not null) || (list == "categories" && categories is not null) || (list == "annotations" && objects is not null)) throw Fails("is there twice");
            if (list == "images") images = Images();
            else if (list == "categories") categories = Categories();
            else if (list == "annotations") objects = Objects();
            else reader.Skip();
            list = "";
        }
        if (reader.Read()) throw Fails("goes on behind its end");
        string? missing = images is null ? "images" : categories is null ? "categories" : objects is null ? "annotations" : null;
        return missing is null ? new(images!, categories!, objects!) : throw Fails($"has no list {missing}; it should be COCO's annotations of instances");
    }

    private List<CocoImage> Images()
    {
        List<CocoImage> all = [];
        for (BeginList(); NextElement();)
        {
            long? id = null, width = null, height = null;
            string? name = null;
            while (NextField())
            {
                if (field == "id") id = Integer(long.MinValue);
                else if (field == "file_name") name = Text();
                else if (field == "width") width = Integer(1);
                else if (field == "height") height = Integer(1);
                else reader.Skip();
            }
            all.Add(new(id ?? throw Lacks("id"), name ?? throw Lacks("file_name"), Size(width, "width"), Size(height, "height")));
        }
        return all;
    }

    private List<CocoCategory> Categories()
    {
        List<CocoCategory> all = [];
        for (BeginList(); NextElement();)
        {
            long? id = null;
            string? name = null, above = null;
            while (NextField())
            {
                if (field == "id") id = Integer(long.MinValue);
                else if (field == "name") name = Text();
                else if (field == "supercategory") above = OptionalText();
                else reader.Skip();
            }
            all.Add(new(id ?? throw Lacks("id"), name ?? throw Lacks("name"), above));
        }
        return all;
    }

    private List<CocoObject> Objects()
    {
        List<CocoObject> all = [];
        for (BeginList(); NextElement();)
        {
            long? id = null, image = null, category = null;
            (double X, double Y, double Width, double Height)? box = null;
            double? area = null;
            bool crowd = false;
            while (NextField())
            {
                if (field == "id") id = Integer(long.MinValue);
                else if (field == "image_id") image = Integer(long.MinValue);
                else if (field == "category_id") category = Integer(long.MinValue);
                else if (field == "bbox") box = Rectangle();
                else if (field == "area") area = Number();
                else if (field == "iscrowd") crowd = Flag();
                else reader.Skip();
            }
            var (x, y, width, height) = box ?? throw Lacks("bbox");
            all.Add(new(id ?? throw Lacks("id"), image ?? throw Lacks("image_id"), category ?? throw Lacks("category_id"), x, y, width, height, crowd, area));
        }
        return all;
    }

    private (double, double, double, double) Rectangle()
    {
        reader.Read();
        Need(JsonTokenType.StartArray, "a list [x, y, width, height]");
        var box = (Number(), Number(), Number(), Number());
        reader.Read();
        Need(JsonTokenType.EndArray, "the end of [x, y, width, height]");
        return box;
    }

    private void BeginList()
    {
        reader.Read();
        Need(JsonTokenType.StartArray, "a list");
        index = -1;
    }

    private bool NextElement()
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.EndArray)
        {
            index = -1;
            return false;
        }
        index++;
        Need(JsonTokenType.StartObject, "an object");
        return true;
    }

    private bool NextField()
    {
        field = "";
        reader.Read();
        if (reader.TokenType == JsonTokenType.EndObject) return false;
        field = reader.GetString()!;
        return true;
    }

    private long Integer(long least)
    {
        double number = Number();
        // Writers of floats write 640.0; beyond 2^53 only whole notation is exact.
        if (!reader.TryGetInt64(out long value)) value = number == Math.Floor(number) && Math.Abs(number) < 1L << 53 ? (long)number : throw Fails("is no whole number");
        return value >= least ? value : throw Fails($"is {value}, where at least {least} was expected");
    }

    private int Size(long? value, string name) => (value ?? throw Lacks(name)) is <= 1 << 24 and var size ? (int)size : throw Fails($"says {value} for its {name}, more than an image has");

    private double Number()
    {
        reader.Read();
        Need(JsonTokenType.Number, "a number");
        return reader.TryGetDouble(out double value) && double.IsFinite(value) ? value : throw Fails("is no finite number");
    }

    private bool Flag()
    {
        reader.Read();
        if (reader.TokenType is JsonTokenType.True or JsonTokenType.False) return reader.GetBoolean();
        Need(JsonTokenType.Number, "0 or 1");
        return reader.TryGetInt32(out int value) && value is 0 or 1 ? value == 1 : throw Fails("is neither 0 nor 1");
    }

    private string Text() => OptionalText() is { Length: > 0 } text ? text : throw Fails("is empty");

    private string? OptionalText()
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null) return null;
        Need(JsonTokenType.String, "a text");
        return reader.GetString();
    }

    private readonly void Need(JsonTokenType type, string what)
    {
        if (reader.TokenType != type) throw Fails($"is {Kind(reader.TokenType)} where {what} was expected");
    }

    private static string Kind(JsonTokenType type) => type switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.EndArray or JsonTokenType.EndObject => "an end",
        JsonTokenType.String => "a text",
        JsonTokenType.Number => "a number",
        JsonTokenType.Null => "null",
        JsonTokenType.None => "nothing",
        _ => "a value",
    };

    private readonly DataFormatException Lacks(string name) => Fails($"has no {name}");

    private readonly DataFormatException Fails(string what, Exception? inner = null)
    {
        string path = list.Length == 0 ? field : list + (index < 0 ? "" : $"[{index}]") + (field.Length == 0 ? "" : $".{field}");
        long at = start + (inner is null ? reader.TokenStartIndex : reader.BytesConsumed);
        return new(file, at, $"byte {at}: {(path.Length == 0 ? "it" : path)} {what}", inner: inner);
    }
}
