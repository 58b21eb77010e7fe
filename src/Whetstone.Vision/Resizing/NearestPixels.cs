namespace Whetstone.Vision;

/// <summary>Resizing without weights: each pixel is the one in whose area the centre of its own area falls.</summary>
internal static class NearestPixels
{
    public static Image Run(Image image, int height, int width, ResizeBox box)
    {
        int channels = image.Channels;
        byte[] to = Image.Allocate(height, width, channels);
        int[] columns = Places(box.Left, box.Right, width, image.Width), rows = Places(box.Top, box.Bottom, height, image.Height);
        for (int y = 0; y < height; y++)
            if (rows[y] >= 0) Pick(image.Row(rows[y]), columns, channels, to.AsSpan(y * width * channels, width * channels));
        return new(height, width, channels, to);
    }

    private static void Pick(ReadOnlySpan<byte> row, int[] columns, int channels, Span<byte> to)
    {
        for (int x = 0, o = 0; x < columns.Length; x++, o += channels)
        {
            int i = columns[x] * channels;
            if (i < 0) continue;
            to[o] = row[i];
            if (channels == 1) continue;
            to[o + 1] = row[i + 1];
            to[o + 2] = row[i + 2];
            if (channels == 4) to[o + 3] = row[i + 3];
        }
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
