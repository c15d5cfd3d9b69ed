export type Logs = 'conn' | 'dns' | 'ssl' | 'x509' | 'http' | 'known_services' | 'software' | 'dhcp'
