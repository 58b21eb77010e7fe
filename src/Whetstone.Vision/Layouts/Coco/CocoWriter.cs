using System.Text.Json;

namespace Whetstone.Vision;

/// <summary>Writes COCO's annotations.</summary>
internal static class CocoWriter
{
    /// <exception cref="ArgumentException">They contradict themselves.</exception>
    public static void Write(Stream stream, CocoAnnotations all)
    {
        if (CocoLaw.Broken(all) is { } broken) throw new ArgumentException($"cannot be written as COCO: {broken}", nameof(all));
        using Utf8JsonWriter json = new(stream);
        json.WriteStartObject();
        List(json, "images", all.Images, image =>
        {
            json.WriteNumber("id", image.Id);
            json.WriteString("file_name", image.FileName);
            json.WriteNumber("width", image.Width);
            json.WriteNumber("height", image.Height);
        });
        List(json, "annotations", all.Objects, o =>
        {
            json.WriteNumber("id", o.Id);
            json.WriteNumber("image_id", o.ImageId);
            json.WriteNumber("category_id", o.CategoryId);
            json.WriteStartArray("bbox");
            foreach (double number in (double[])[o.X, o.Y, o.Width, o.Height]) json.WriteNumberValue(number);
            json.WriteEndArray();
            json.WriteNumber("area", o.Area ?? o.Width * o.Height);
            json.WriteNumber("iscrowd", o.IsCrowd ? 1 : 0);
        });
        List(json, "categories", all.Categories, category =>
        {
            json.WriteNumber("id", category.Id);
            json.WriteString("name", category.Name);
            if (category.Supercategory is { } above) json.WriteString("supercategory", above);
        });
        json.WriteEndObject();
    }

    private static void List<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<T> fields)
    {
        json.WriteStartArray(name);
        foreach (T item in items)
        {
            json.WriteStartObject();
            fields(item);
            json.WriteEndObject();
            if (json.BytesPending > 1 << 20) json.Flush();
        }
        json.WriteEndArray();
    }
}
