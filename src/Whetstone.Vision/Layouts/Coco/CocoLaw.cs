namespace Whetstone.Vision;

/// <summary>What annotations must not say, whoever made them.</summary>
internal static class CocoLaw
{
    private const double MostPixels = 1 << 24;

    /// <summary>The first thing that contradicts another, as the rest of a sentence that begins with the file; null if there is none.</summary>
    public static string? Broken(CocoAnnotations all)
    {
        HashSet<long> images = [], categories = [], objects = [];
        HashSet<string> names = [];
        for (int i = 0; i < all.Images.Count; i++)
        {
            CocoImage image = all.Images[i];
            if (!images.Add(image.Id)) return $"images[{i}].id is {image.Id}, which another image has";
            if (image.FileName.Length == 0) return $"images[{i}].file_name is empty";
            if (image.Width < 1 || image.Height < 1 || image.Width > MostPixels || image.Height > MostPixels) return $"images[{i}] says {image.Width} x {image.Height} pixels";
        }
        for (int i = 0; i < all.Categories.Count; i++)
        {
            if (!categories.Add(all.Categories[i].Id)) return $"categories[{i}].id is {all.Categories[i].Id}, which another category has";
            if (all.Categories[i].Name.Length == 0) return $"categories[{i}].name is empty";
            if (!names.Add(all.Categories[i].Name)) return $"categories[{i}].name is {all.Categories[i].Name}, which another category has";
        }
        for (int i = 0; i < all.Objects.Count; i++)
        {
            CocoObject o = all.Objects[i];
            if (!objects.Add(o.Id)) return $"annotations[{i}].id is {o.Id}, which another has";
            if (!images.Contains(o.ImageId)) return $"annotations[{i}].image_id is {o.ImageId}, and there is no such image";
            if (!categories.Contains(o.CategoryId)) return $"annotations[{i}].category_id is {o.CategoryId}, and there is no such category";
            if (!(Sane(o.X) && Sane(o.Y) && o.Width >= 0 && o.Height >= 0 && Sane(o.Width) && Sane(o.Height))) return $"annotations[{i}].bbox is [{FormattableString.Invariant($"{o.X}, {o.Y}, {o.Width}, {o.Height}")}], which is no [x, y, width, height] in pixels";
        }
        return null;

        static bool Sane(double value) => Math.Abs(value) <= MostPixels;
    }
}
