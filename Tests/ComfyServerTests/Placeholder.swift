// Deleted when the first real file is here.
enum Placeholder {}
