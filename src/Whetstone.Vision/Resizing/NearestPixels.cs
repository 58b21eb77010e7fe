namespace Whetstone.Vision;

/// <summary>Resizing without weights: each pixel is the one in whose area the centre of its own area falls.</summary>
internal static class NearestPixels
{
    public static Image Run(Image image, int height, int width, ResizeBox box)
    {
        int channels = image.Channels;
        byte[] to = Image.Allocate(height, width, channels);
        int[] columns = Places(box.Left, box.Right, width, image.Width), rows = Places(box.Top, box.Bottom, height, image.Height);
        for (int y = 0, o = 0; y < height; y++)
        {
            ReadOnlySpan<byte> row = rows[y] < 0 ? default : image.Row(rows[y]);
            for (int x = 0; x < width; x++, o += channels)
                if (!row.IsEmpty && columns[x] >= 0) row.Slice(columns[x] * channels, channels).CopyTo(to.AsSpan(o));
        }
        return new(height, width, channels, to);
    }

    // Pillow adds up steps instead of multiplying, which decides where a centre falls on a border; what falls outside by rounding stays black.
    private static int[] Places(float begin, float end, int to, int from)
    {
        int[] places = new int[to];
        double step = (double)(end - begin) / to, at = begin + step * 0.5;
        for (int i = 0; i < to; i++, at += step) places[i] = at >= 0 && (int)at < from ? (int)at : -1;
        return places;
    }
}
