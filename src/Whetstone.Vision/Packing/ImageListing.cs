using Whetstone.Data;

namespace Whetstone.Vision;

/// <summary>The images of a folder as a list for packing, with the order and the labels of MXNet's im2rec.</summary>
/// <param name="Entries">The images, with paths below the folder.</param>
/// <param name="Classes">The folders that the labels stand for; one empty name if all are in the folder itself.</param>
public sealed record ImageListing(IReadOnlyList<ListEntry> Entries, IReadOnlyList<string> Classes)
{
    /// <summary>The endings that are taken for images if none are named.</summary>
    public static IReadOnlyList<string> DefaultExtensions { get; } = [".jpeg", ".jpg", ".png"];

    /// <summary>Looks into a folder.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="recursive">Whether to go into folders, each of which is then a class, numbered as it is met; otherwise all labels are 0.</param>
    /// <param name="extensions">Endings of images, in any case; <see cref="DefaultExtensions"/> if null.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static ImageListing Of(string root, bool recursive, IEnumerable<string>? extensions = null)
    {
        ArgumentNullException.ThrowIfNull(root);
        if (!Directory.Exists(root)) throw new DirectoryNotFoundException($"there is no folder {root}");
        HashSet<string> kinds = new(extensions ?? DefaultExtensions, StringComparer.OrdinalIgnoreCase);
        List<ListEntry> entries = [];
        List<string> classes = [];
        Walk("");
        return new(entries, classes);

        // A folder's own files come before its folders, each by name: classes are numbered in this order.
        void Walk(string below)
        {
            string folder = Path.Combine(root, below);
            string[] files = [.. Names(Directory.EnumerateFiles(folder)).Where(f => kinds.Contains(Path.GetExtension(f)))];
            if (files.Length > 0) classes.Add(below);
            foreach (string file in files) entries.Add(new(entries.Count, [classes.Count - 1], below.Length == 0 ? file : $"{below}/{file}"));
            if (!recursive) return;
            // Links are not followed: one that leads upwards would never end.
            foreach (string name in Names(new DirectoryInfo(folder).EnumerateDirectories().Where(d => d.LinkTarget is null).Select(d => d.Name)))
                Walk(below.Length == 0 ? name : $"{below}/{name}");
        }
    }

    private static IEnumerable<string> Names(IEnumerable<string> paths) => paths.Select(p => Path.GetFileName(p)).Where(n => !n.StartsWith('.')).Order(StringComparer.Ordinal);
}
